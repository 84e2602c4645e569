package io.restante.httpapi.store;

import static io.restante.httpapi.support.Service.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import org.junit.jupiter.api.Test;

/** Each call goes to the owner of its chat, wherever that was heard. */
class OwnerTest {
    private static final String HELLO = "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"ann\"}";

    @Test
    void callsShouldGoToTheOwnerThatAnotherStoreNames() {
        try (FakeStore owner = new FakeStore();
                FakeStore other = new FakeStore()) {
            other.owner = owner.address();
            try (Service service = Service.inFrontOf(other.target())) {
                assertThat(service.post("/api/send", JSON, HELLO).statusCode()).isEqualTo(200);
                assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
            }
            assertThat(owner.sends).hasSize(1);
            assertThat(owner.pulls).hasSize(1);
            assertThat(other.sends).isEmpty();
        }
    }

    @Test
    void theNextTargetShouldBeAskedWhereTheFirstCannotBeReached() {
        FakeStore gone = new FakeStore();
        gone.stop();
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(gone.target() + "," + store.target())) {
            assertThat(service.post("/api/send", JSON, HELLO).statusCode()).isEqualTo(200);
            await().until(() -> service.get("/health/readiness").statusCode() == 200);
        }
    }

    @Test
    void pullsShouldGoToAnotherStoreWhenTheOwnerIsGone() {
        FakeStore gone = new FakeStore();
        gone.stop();
        try (FakeStore store = new FakeStore()) {
            store.owner = gone.address();
            store.ownsOddShards = true; // The room's is even.
            try (Service service = Service.inFrontOf(store.target())) {
                assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
            }
            assertThat(store.pulls).hasSize(1);
        }
    }
}
