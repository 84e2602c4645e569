package io.restante.service.client;

import io.github.bucket4j.TimeMeter;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses callers that call too often; where nothing is configured, nobody and at no cost. Thread-safe. */
public final class CallerRates {
    private final @Nullable Buckets<InetAddress> byAddress;
    private final @Nullable Buckets<String> bySender;
    private final Runnable refusedAddress;
    private final Runnable refusedSender;

    /**
     * @param refusedAddress told of each call that is refused because of its address
     * @param refusedSender told of each send that is refused because of its sender
     */
    public CallerRates(Rates rates, TimeMeter time, Runnable refusedAddress, Runnable refusedSender) {
        this.byAddress = buckets(rates.addressRate(), rates.addressBurst(), rates.mostCallers(), time);
        this.bySender = buckets(rates.senderRate(), rates.senderBurst(), rates.mostCallers(), time);
        this.refusedAddress = refusedAddress;
        this.refusedSender = refusedSender;
    }

    /** Whether addresses have a rate. */
    public boolean limitsAddresses() {
        return byAddress != null;
    }

    /** Whether senders have a rate. */
    public boolean limitsSenders() {
        return bySender != null;
    }

    /**
     * @param network an address as {@link ClientNetwork} tells it
     * @throws ApiException {@code RATE_LIMITED} where it calls too often
     */
    public void checkAddress(InetAddress network) {
        if (byAddress != null) {
            check(byAddress.take(network), "Too many requests come from this address.", refusedAddress);
        }
    }

    /** @throws ApiException {@code RATE_LIMITED} where the sender sends too often */
    public void checkSender(String sender) {
        if (bySender != null) {
            check(bySender.take(sender), "The sender sends too many messages.", refusedSender);
        }
    }

    private static void check(long wait, String detail, Runnable refused) {
        if (wait > 0) {
            refused.run();
            throw ApiException.retryAfter(ErrorCode.RATE_LIMITED, detail, Duration.ofNanos(wait));
        }
    }

    private static <K> @Nullable Buckets<K> buckets(
            @Nullable Integer rate, @Nullable Integer burst, int most, TimeMeter time) {
        return rate == null ? null : new Buckets<>(rate, burst == null ? rate : burst, most, time);
    }
}
