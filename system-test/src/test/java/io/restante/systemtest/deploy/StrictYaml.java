package io.restante.systemtest.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads YAML as an API server does that validates strictly: a field that the type does not have, one that stands twice, and a
 * number where a string must stand are refused.
 */
final class StrictYaml {
    private static final ObjectMapper MAPPER = mapper();

    private StrictYaml() {}

    /** @throws IllegalArgumentException where the file does not fit the type; the message names both file and field */
    static <T> T read(Path file, Class<T> type) {
        return parse(file.toString(), text(file), type);
    }

    /** The same for a text; {@code where} is what the message calls it. */
    static <T> T parse(String where, String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " is no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** What stands there, with what its anchors mean put in their place. */
    static JsonNode tree(Path file) {
        return parse(text(file));
    }

    /** The same for a text. */
    static JsonNode parse(String text) {
        Object loaded = new Yaml(new SafeConstructor(noDuplicates())).load(text);
        return MAPPER.valueToTree(loaded);
    }

    /** The fields of an object, in their order. */
    static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoaderOptions noDuplicates() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private static ObjectMapper mapper() {
        return YAMLMapper.builder(
                        YAMLFactory.builder().loaderOptions(noDuplicates()).build())
                .annotationIntrospector(new NoRest())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer,
                        config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .build();
    }

    /** Without the place in which the model's classes keep whatever they do not know. */
    private static final class NoRest extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
