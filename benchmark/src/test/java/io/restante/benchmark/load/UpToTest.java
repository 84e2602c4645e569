package io.restante.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.http.RestanteRequests;
import io.restante.loadgen.caller.message.Talk;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpToTest {
    @Test
    void theLastRequestShouldTellThatItIsEnough() throws Exception {
        AtomicInteger told = new AtomicInteger();
        UpTo upTo = new UpTo(new RestanteRequests("", new Talk("room", 2, 20, 10, 0)), 3);
        upTo.whenEnough(told::incrementAndGet);

        upTo.request(1);
        upTo.request(2);
        assertThat(told.get()).isZero();
        assertThat(upTo.request(3).target()).isEqualTo("/api/send");
        assertThat(told.get()).isEqualTo(1);
    }
}
