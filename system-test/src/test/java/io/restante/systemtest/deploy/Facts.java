package io.restante.systemtest.deploy;

import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a service really reads, from its sources. */
final class Facts {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String service;
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> variables;

    /** @param service the folder's name, which is also that of its image and its container */
    Facts(String service) {
        this.service = service;
        flatten("", StrictYaml.tree(ROOT.resolve(service).resolve("src/main/resources/application.yml")));
        this.variables = Stream.concat(
                        Stream.of(settings.keySet().stream(), configured(), driver(), OtelSettings.all())
                                .flatMap(keys -> keys)
                                .map(Facts::variable),
                        logging())
                .collect(Collectors.toSet());
    }

    /** The value in {@code application.yml}. */
    String setting(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException(service + "'s application.yml has no " + key);
        }
        return value;
    }

    /** The environment variables that it reads: those that set one of its keys, of its logs and of OpenTelemetry. */
    Set<String> variables() {
        return variables;
    }

    /** What the {@code docker-compose.yml} at the root says of it. */
    JsonNode composed() {
        return StrictYaml.tree(ROOT.resolve("docker-compose.yml"))
                .path("services")
                .path(service);
    }

    /** The paths that it answers, as its OpenAPI document has them. */
    Set<String> healthPaths() {
        return Set.copyOf(StrictYaml.names(StrictYaml.tree(ROOT.resolve(service).resolve("src/main/openapi/health.yml"))
                .path("paths")));
    }

    /** The user of its image, and the group. */
    static String user() {
        return StrictYaml.text(ROOT.resolve("Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("USER "))
                .map(line -> line.substring("USER ".length()).strip())
                .collect(Collectors.joining());
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private void flatten(String prefix, JsonNode node) {
        if (!node.isObject()) {
            settings.put(prefix, node.asText());
        }
        StrictYaml.names(node).forEach(name -> flatten(prefix.isEmpty() ? name : prefix + "." + name, node.path(name)));
    }

    /** Also those keys that application.yml has in a comment, and those that every service has from its room. */
    private Stream<String> configured() {
        String prefix = ConfigurationProperties.class.getName();
        return new ClassFileImporter()
                .importPackages("io.restante." + service.replace("-", ""), "io.restante.service").stream()
                        .filter(type -> type.isAnnotatedWith(prefix))
                        .flatMap(Facts::keys);
    }

    private static Stream<String> keys(JavaClass type) {
        String prefix = type.getAnnotationOfType(ConfigurationProperties.class).value();
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> prefix
                        + "."
                        + field.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    /** In the braces of {@code logback.xml}. */
    private Stream<String> logging() {
        return Pattern.compile("\\$\\{(RESTANTE_\\w+)")
                .matcher(StrictYaml.text(ROOT.resolve(service).resolve("src/main/resources/logback.xml")))
                .results()
                .map(found -> found.group(1));
    }

    private Stream<String> driver() {
        return service.equals("rpc-store")
                ? StreamSupport.stream(TypedDriverOption.builtInValues().spliterator(), false)
                        .map(option ->
                                "cassandra.default." + option.getRawOption().getPath())
                : Stream.empty();
    }
}
