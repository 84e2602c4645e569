package io.restante.systemtest.broken.httpapi;

import io.restante.protos.api.MessageServiceGrpc.MessageServiceBlockingStub;
import java.util.concurrent.CompletableFuture;

final class Waits {
    static final Class<?> STUB = MessageServiceBlockingStub.class;

    private Waits() {}

    static String join(CompletableFuture<String> answer) throws InterruptedException {
        Thread.sleep(1);
        return answer.join();
    }
}
