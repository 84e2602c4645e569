package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.convert.ConversionService;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Connections that nginx keeps to the APIs, and what it lets through from one client. */
final class Nginx {
    private static final List<String> PLACES = List.of("REQUESTS_PER_SECOND", "CONNECTIONS_PER_CLIENT");

    private Nginx() {}

    /** @param api what is behind it */
    static void keepsConnections(String conf, Facts api) {
        String upstream = block(conf, "upstream api");
        assertThat(number(upstream, "keepalive", ""))
                .as("connections that are kept to the APIs")
                .isPositive();
        assertThat(Duration.ofSeconds(number(upstream, "keepalive_timeout", "s")))
                .as("until nginx closes a quiet connection to an API, which must not be the first to")
                .isLessThan(ConversionService.SHARED
                        .convert(api.setting("micronaut.server.idle-timeout"), Duration.class)
                        .orElseThrow());
        String server = block(conf, "server");
        assertThat(values(server, "proxy_http_version"))
                .as("version of HTTP to the APIs, of which 1.0 keeps no connection")
                .containsExactly("1.1");
        assertThat(values(server, "proxy_set_header"))
                .as("what the APIs are told of the connection, which by default is to be closed")
                .contains("Connection \"\"");
        assertThat(values(conf, "proxy_set_header"))
                .as("headers for all locations: one of its own would take the others away")
                .hasSameSizeAs(values(server.replaceAll("(?s)location .*", ""), "proxy_set_header"));
    }

    /** @param settings the environment of nginx in {@code cluster.yml} */
    static void limitsClients(String conf, JsonNode settings) {
        assertThat(values(conf, "limit_req_zone"))
                .as("requests a second, of an address")
                .containsExactly("$binary_remote_addr zone=requests:10m rate=@REQUESTS_PER_SECOND@r/s");
        assertThat(values(conf, "limit_conn_zone"))
                .as("connections, of an address")
                .containsExactly("$binary_remote_addr zone=connections:10m");
        String server = block(conf, "server").replaceAll("(?s)location .*", "");
        assertThat(values(server, "limit_req"))
                .as("requests that are let through")
                .singleElement()
                .asString()
                .matches("zone=requests burst=\\d+ nodelay");
        assertThat(values(server, "limit_conn"))
                .as("connections that are let through")
                .containsExactly("connections @CONNECTIONS_PER_CLIENT@");
        for (String limit : List.of("limit_req_status", "limit_conn_status")) {
            assertThat(values(conf, limit))
                    .as("%s, as docs/errors.md has it", limit)
                    .containsExactly("429");
        }
        assertThat(values(conf, "error_page")).as("what is said of a limit").contains("429 @rate_limited");
        assertThat(block(conf, "location @rate_limited"))
                .as("answer to who is over a limit")
                .contains("add_header Retry-After 1 always;", "\"code\":\"RATE_LIMITED\"");
        assertThat(StrictYaml.names(settings))
                .as("limits that cluster.yml sets")
                .containsExactlyElementsOf(PLACES);
    }

    private static long number(String text, String directive, String unit) {
        List<String> values = values(text, directive);
        assertThat(values).as(directive).hasSize(1);
        return Long.parseLong(values.get(0).replace(unit, ""));
    }

    private static List<String> values(String text, String directive) {
        return Pattern.compile("(?m)^ *" + directive + " ([^;]*);")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** From its first brace to the one that closes it. */
    private static String block(String conf, String name) {
        int start = conf.indexOf(" " + name + " {\n");
        assertThat(start).as(name).isPositive();
        int depth = 0;
        for (int i = conf.indexOf('{', start); i < conf.length(); i++) {
            depth += switch (conf.charAt(i)) {
                case '{' -> 1;
                case '}' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return conf.substring(start, i);
            }
        }
        throw new AssertionError(name + " does not end");
    }
}
