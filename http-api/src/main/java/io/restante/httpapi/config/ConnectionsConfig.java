package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What clients may take of this service by their connections alone.
 *
 * @param most most connections at once
 * @param mostPerAddress most connections of one client address at once; where null, there is no such limit
 * @param headTime how long the head of a request may take, from its first byte to its last
 * @param bodyTime how long a body may take from there
 * @param answerTime how long a client may leave more than the socket's share of its answers untaken
 * @param waitingRequests how many requests of one connection may wait behind the one that is under way
 * @param waitingBytes most bytes of requests half received, requests that wait, and answers half taken, of all
 *     connections; where null, a quarter of the heap
 */
@ConfigurationProperties("restante.connections")
public record ConnectionsConfig(
        @Bindable(defaultValue = "10000") int most,
        @Nullable Integer mostPerAddress,
        @Bindable(defaultValue = "10s") Duration headTime,
        @Bindable(defaultValue = "60s") Duration bodyTime,
        @Bindable(defaultValue = "60s") Duration answerTime,
        @Bindable(defaultValue = "100") int waitingRequests,
        @Nullable Long waitingBytes) {

    public ConnectionsConfig {
        positive("most", most);
        positive("most-per-address", mostPerAddress == null ? 1 : mostPerAddress);
        positive("head-time", headTime.toNanos());
        positive("body-time", bodyTime.toNanos());
        positive("answer-time", answerTime.toNanos());
        positive("waiting-requests", waitingRequests);
        positive("waiting-bytes", waitingBytes == null ? 1 : waitingBytes);
    }

    private static void positive(String key, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("restante.connections." + key + " must be above 0, not " + value + ".");
        }
    }
}
