package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpMethod;
import io.restante.protos.error.ApiException;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/ping, /ping",
        "/a?b=c&d=%41, /a?b=c&d=%41",
        "//host/path, /%2Fhost/path",
        "/a//b, /a//b",
        "/a|b?\"[c]\", /a%7Cb?%22%5Bc%5D%22",
        "/\u00c3\u00a9, /%C3%A9",
        "/a#b, /a%23b",
        "http://host/a?b, /a?b",
        "HTTPS://host:443?a, /?a",
        "http://host, /"
    })
    void targetShouldBecomeAPathThatIsSafeToRead(String target, String normal) {
        assertThat(RequestTarget.normalise(HttpMethod.GET, target)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ping", "*", "host:443", "/%", "/%4", "/%4g", "/a?b=%", "/%\u0664\u0664"})
    void targetThatIsNoPathShouldBeMalformed(String target) {
        assertThatThrownBy(() -> RequestTarget.normalise(HttpMethod.GET, target))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void asteriskShouldBeATargetOfOptions() {
        assertThat(RequestTarget.normalise(HttpMethod.OPTIONS, "*")).isEqualTo("*");
    }

    @Property
    void anyBytesShouldBecomeAUriOfAPathAloneOrBeMalformed(
            @ForAll @CharRange(from = '\u0000', to = '\u00ff') String bytes) {
        String normal;
        try {
            normal = RequestTarget.normalise(HttpMethod.GET, "/" + bytes);
        } catch (ApiException malformed) {
            return;
        }
        URI uri = URI.create(normal);
        assertThat(uri.getRawAuthority()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getRawPath()).startsWith("/");
        assertThat(RequestTarget.normalise(HttpMethod.GET, normal)).isEqualTo(normal);
    }
}
