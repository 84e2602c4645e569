package io.restante.httpapi.rate;

import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.restante.httpapi.connection.ClientAddresses;
import io.restante.httpapi.warmup.WarmUp;
import io.restante.protos.error.ApiException;
import io.restante.service.client.CallerRates;
import java.net.InetAddress;
import java.util.Objects;

/**
 * Refuses callers that call too often; where nothing is configured, nobody and at no cost. There from the start on, so
 * that its metrics are. Thread-safe.
 */
@Context
public final class RateLimits {
    private final ClientAddresses addresses;
    private final WarmUp warmUp;
    private final CallerRates rates;

    RateLimits(ClientAddresses addresses, WarmUp warmUp, CallerRates rates) {
        this.addresses = addresses;
        this.warmUp = warmUp;
        this.rates = rates;
    }

    /** @throws ApiException {@code RATE_LIMITED} where the client's address calls too often */
    public void checkAddress(HttpRequest<?> request) {
        if (!rates.limitsAddresses() || isOwn(request)) {
            return;
        }
        InetAddress address = addresses.of(request);
        if (address != null) {
            rates.checkAddress(address);
        }
    }

    /** @throws ApiException {@code RATE_LIMITED} where the sender sends too often */
    public void checkSender(HttpRequest<?> request, String sender) {
        if (rates.limitsSenders() && !isOwn(request)) {
            rates.checkSender(sender);
        }
    }

    /** Whether it comes from this machine while the service calls itself, before it is ready. */
    private boolean isOwn(HttpRequest<?> request) {
        return !warmUp.isOver()
                && Objects.equals(
                        request.getRemoteAddress().getAddress(),
                        request.getServerAddress().getAddress());
    }
}
