package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nginx.conf}: connections to the APIs stay open, and one client does not get everything. */
class NginxTest {
    private static final String CONF = StrictYaml.text(Cluster.FILE.resolveSibling("nginx/nginx.conf"));
    private static final Facts API = new Facts("http-api");

    @Test
    void connectionsToTheApisShouldBeKept() {
        Nginx.keepsConnections(CONF, API);
    }

    @Test
    void oneAddressShouldBeLimitedAndToldSo() {
        Nginx.limitsClients(CONF, settings());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    keepalive 64;              | # none                      | keepalive
                    keepalive 64;              | keepalive 0;                | connections that are kept
                    keepalive_timeout 60s;     | keepalive_timeout 90s;      | must not be the first to
                    proxy_http_version 1.1;    | proxy_http_version 1.0;     | version of HTTP
                    proxy_http_version 1.1;    | # by default                | version of HTTP
                    Connection "";             | Connection close;           | told of the connection
                    location /api/pull {       | location /api/pull {\\n            proxy_set_header Host api; | headers for all locations
                    """)
    void aConnectionThatIsNotKeptShouldBeSeen(String was, String broken, String said) {
        String conf = changed(was, broken);

        assertThatThrownBy(() -> Nginx.keepsConnections(conf, API)).hasMessageContaining(said);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rate=@REQUESTS_PER_SECOND@ | rate=2000                   | requests a second
                    $binary_remote_addr zone=requests | $server_name zone=requests | requests a second
                    $binary_remote_addr zone=connections | $server_name zone=connections | connections, of an address
                    limit_req zone=requests burst=1000 nodelay; | # none     | requests that are let through
                    burst=1000 nodelay         | burst=1000                  | requests that are let through
                    limit_conn connections @CONNECTIONS_PER_CLIENT@; | # none | connections that are let through
                    limit_req_status 429       | limit_req_status 503        | limit_req_status
                    limit_conn_status 429      | limit_conn_status 503       | limit_conn_status
                    error_page 429             | error_page 430              | what is said of a limit
                    add_header Retry-After 1 always | # none                 | over a limit
                    """)
    void aLimitThatIsGoneShouldBeSeen(String was, String broken, String said) {
        String conf = changed(was, broken);

        assertThatThrownBy(() -> Nginx.limitsClients(conf, settings())).hasMessageContaining(said);
    }

    private static JsonNode settings() {
        return StrictYaml.tree(Cluster.FILE).path("services").path("nginx").path("environment");
    }

    private static String changed(String was, String broken) {
        String conf = CONF.replace(was, broken.replace("\\n", "\n"));
        assertThat(conf).as("nginx.conf has %s", was).isNotEqualTo(CONF);
        return conf;
    }
}
