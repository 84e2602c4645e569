package io.restante.httpapi.rate;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.restante.httpapi.config.RateLimitsConfig;
import io.restante.httpapi.connection.ClientAddresses;
import io.restante.httpapi.warmup.WarmUp;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses callers that call too often; where nothing is configured, nobody and at no cost. There from the start on, so
 * that its metrics are. Thread-safe.
 */
@Context
public final class RateLimits {
    private final ClientAddresses addresses;
    private final WarmUp warmUp;
    private final @Nullable Buckets<InetAddress> byAddress;
    private final @Nullable Buckets<String> bySender;
    private final Counter refusedAddresses;
    private final Counter refusedSenders;

    RateLimits(
            RateLimitsConfig config, ClientAddresses addresses, WarmUp warmUp, TimeMeter time, MeterRegistry registry) {
        this.addresses = addresses;
        this.warmUp = warmUp;
        this.byAddress = buckets(config.addressRate(), config.addressBurst(), config.mostCallers(), time);
        this.bySender = buckets(config.senderRate(), config.senderBurst(), config.mostCallers(), time);
        this.refusedAddresses = counter(registry, "address");
        this.refusedSenders = counter(registry, "sender");
    }

    /** @throws ApiException {@code RATE_LIMITED} where the client's address calls too often */
    public void checkAddress(HttpRequest<?> request) {
        if (byAddress == null || isOwn(request)) {
            return;
        }
        InetAddress address = addresses.of(request);
        if (address != null) {
            check(byAddress.take(address), "Too many requests come from this address.", refusedAddresses);
        }
    }

    /** @throws ApiException {@code RATE_LIMITED} where the sender sends too often */
    public void checkSender(HttpRequest<?> request, String sender) {
        if (bySender != null && !isOwn(request)) {
            check(bySender.take(sender), "The sender sends too many messages.", refusedSenders);
        }
    }

    /** Whether it comes from this machine while the service calls itself, before it is ready. */
    private boolean isOwn(HttpRequest<?> request) {
        return !warmUp.isOver()
                && Objects.equals(
                        request.getRemoteAddress().getAddress(),
                        request.getServerAddress().getAddress());
    }

    private static void check(long wait, String detail, Counter refused) {
        if (wait > 0) {
            refused.increment();
            throw ApiException.retryAfter(ErrorCode.RATE_LIMITED, detail, Duration.ofNanos(wait));
        }
    }

    private static <K> @Nullable Buckets<K> buckets(
            @Nullable Integer rate, @Nullable Integer burst, int most, TimeMeter time) {
        return rate == null ? null : new Buckets<>(rate, burst == null ? rate : burst, most, time);
    }

    private static Counter counter(MeterRegistry registry, String by) {
        return Counter.builder("restante.rate.limited")
                .description("Calls refused because their caller calls too often")
                .tag("by", by)
                .register(registry);
    }
}
