package io.restante.httpapi.support;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.restante.httpapi.store.MessageClient;
import io.restante.httpapi.store.Stored;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.service.trace.CallSpan;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Fails in both ways in which code with a defect fails. */
@Singleton
@Primary
@Requires(property = DefectiveClient.ENABLED)
public final class DefectiveClient implements MessageClient {
    public static final String ENABLED = "test.defective-client";

    @Override
    public void checkRoom() {}

    @Override
    public CompletableFuture<Stored> send(SendRequest request, CallSpan span) {
        throw new IllegalStateException("com.example.Secret at 10.0.0.1");
    }

    @Override
    public CompletableFuture<PullResponse> pull(PullRequest request, CallSpan span) {
        return CompletableFuture.failedFuture(new IllegalStateException("com.example.Secret at 10.0.0.1"));
    }
}
