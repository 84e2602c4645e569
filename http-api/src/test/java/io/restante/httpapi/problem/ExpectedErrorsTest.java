package io.restante.httpapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import org.junit.jupiter.api.Test;

class ExpectedErrorsTest {
    @Test
    void expectedErrorShouldBeAnsweredByARouteAndNotByALookThroughAllBeans() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target())) {
            ApiException error = ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many calls are under way.");

            assertThat(service.bean(Router.class).findErrorRoute(error, HttpRequest.POST("/api/send", "")))
                    .isPresent();
        }
    }
}
