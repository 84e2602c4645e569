package io.restante.httpapi.rate;

import static io.restante.httpapi.support.Service.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.httpapi.support.StoppedTimes;
import io.restante.protos.api.SendRequest;
import io.restante.service.testing.StoppedTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller that calls too often is told. */
class RateLimitsTest {
    private final FakeStore store = new FakeStore();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void anAddressAboveItsRateShouldBeToldWhenToComeBack() {
        try (Service service = limited("address-rate", "1", "address-burst", "2")) {
            assertThat(send(service, "ann").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);

            HttpResponse<String> refused = service.get("/api/pull?chat=room");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body())
                    .isEqualTo("{\"type\":\"/docs/errors#RATE_LIMITED\",\"title\":\"Too many requests\",\"status\":429,"
                            + "\"detail\":\"Too many requests come from this address.\",\"code\":\"RATE_LIMITED\"}");
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
            assertThat(count(service, "address")).isEqualTo(1);
            assertThat(store.pulls).hasSize(1);

            service.bean(StoppedTime.class).pass(Duration.ofSeconds(1));
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSenderAboveHisRateShouldBeRefusedAndNobodyElse() {
        try (Service service = limited("sender-rate", "1")) {
            assertThat(send(service, "ann").statusCode()).isEqualTo(200);

            HttpResponse<String> refused = send(service, "ann");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("The sender sends too many messages.");
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
            assertThat(count(service, "sender")).isEqualTo(1);
            assertThat(send(service, "bob").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
            assertThat(store.sends).extracting(SendRequest::getSender).containsExactly("ann", "bob");
        }
    }

    @Test
    void aMistakeShouldBeToldRatherThanTheRateOfItsSender() {
        try (Service service = limited("sender-rate", "1")) {
            send(service, "ann");

            assertThat(service.post("/api/send", JSON, "{\"sender\":\"ann\"}").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void theAddressThatAProxyNamesShouldCountOnlyWhereTheProxyIsTrusted() {
        try (Service service = limited("address-rate", "1")) {
            assertThat(pullFor(service, "192.0.2.1")).isEqualTo(200);
            assertThat(pullFor(service, "192.0.2.2")).isEqualTo(429);
        }
        try (Service service = Service.inFrontOf(
                store.target(),
                StoppedTimes.ENABLED,
                "true",
                "restante.rate-limits.address-rate",
                "1",
                "restante.proxies.trusted",
                "127.0.0.1")) {
            assertThat(pullFor(service, "192.0.2.1")).isEqualTo(200);
            assertThat(pullFor(service, "192.0.2.2")).isEqualTo(200);
            assertThat(pullFor(service, "192.0.2.1")).isEqualTo(429);
        }
    }

    @Test
    void withoutSettingsNobodyShouldBeRefused() {
        try (Service service = Service.inFrontOf(store.target(), StoppedTimes.ENABLED, "true")) {
            for (int i = 0; i < 500; i++) {
                assertThat(send(service, "ann").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void theCallsByWhichTheServiceWarmsUpShouldNotBeLimited() {
        try (Service service = Service.inFrontOf(
                store.target(),
                "restante.warm-up.requests",
                "30",
                "restante.rate-limits.address-rate",
                "1",
                "restante.rate-limits.sender-rate",
                "1")) {
            await().until(() -> service.get("/health/readiness").statusCode() == 200);

            assertThat(store.pulls).hasSizeGreaterThan(1);
            assertThat(count(service, "address")).isZero();
            assertThat(count(service, "sender")).isZero();
        }
    }

    @Test
    void healthAndPingShouldNotBeLimited() {
        try (Service service = limited("address-rate", "1")) {
            service.get("/api/pull?chat=room");
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(429);

            assertThat(service.get("/ping").statusCode()).isEqualTo(200);
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRateOfNothingShouldStopTheStart() {
        assertThatThrownBy(() -> limited("address-rate", "0").close()).hasMessageContaining("restante.rate-limits");
    }

    private Service limited(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = StoppedTimes.ENABLED;
        all[1] = "true";
        for (int i = 0; i < settings.length; i += 2) {
            all[i + 2] = "restante.rate-limits." + settings[i];
            all[i + 3] = settings[i + 1];
        }
        return Service.inFrontOf(store.target(), all);
    }

    private static HttpResponse<String> send(Service service, String sender) {
        return service.post("/api/send", JSON, "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"" + sender + "\"}");
    }

    private static int pullFor(Service service, String client) {
        return service.exchange(service.request("/api/pull?chat=room").header("X-Forwarded-For", client))
                .statusCode();
    }

    private static double count(Service service, String by) {
        return service.bean(MeterRegistry.class)
                .get("restante.rate.limited")
                .tag("by", by)
                .counter()
                .count();
    }
}
