package io.restante.httpapi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.Service;
import io.restante.protos.error.ErrorCode;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DocsControllerTest {
    // Nobody listens there: the documentation needs no store.
    private static final Service SERVICE = Service.inFrontOf("dns:///127.0.0.1:1");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void everythingThatThePageRefersToShouldComeFromHere() {
        HttpResponse<String> page = SERVICE.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Type")).containsExactly("text/html; charset=utf-8");
        Matcher references = REFERENCE.matcher(page.body());
        assertThat(references.results().map(found -> found.group(1))).hasSize(7).allSatisfy(path -> {
            assertThat(path).startsWith("/").doesNotStartWith("//");
            assertThat(SERVICE.get(path).statusCode()).as(path).isEqualTo(200);
        });
    }

    @Test
    void pageShouldRunNoScriptOfItsOwnAndReachNoOtherHost() {
        for (String path : new String[] {"/docs", "/docs/errors", "/docs/docs.js", "/docs/swagger-ui-bundle.js"}) {
            assertThat(SERVICE.get(path).headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
                            .doesNotContain("http"));
        }
        assertThat(SERVICE.get("/docs").body()).doesNotContainPattern("<script>|http:|https:| on[a-z]+=");
        assertThat(SERVICE.get("/docs/docs.js").body())
                .contains("validatorUrl: null")
                .doesNotContain("http");
    }

    @Test
    void typeOfEveryProblemShouldLeadToItsExplanation() {
        String page = SERVICE.get("/docs/errors").body();

        for (ErrorCode code : ErrorCode.values()) {
            assertThat(page).contains("id=\"" + code + "\"", code.meaning());
        }
    }
}
