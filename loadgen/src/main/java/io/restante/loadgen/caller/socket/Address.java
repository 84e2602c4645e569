package io.restante.loadgen.caller.socket;

import java.net.InetSocketAddress;

/**
 * Where a target listens.
 *
 * @param host a name or a number; resolved at each connection
 * @param port from 1 to 65535
 */
public record Address(String host, int port) {
    /** From {@code host:port}; an IPv6 number stands in brackets. Throws IllegalArgumentException with a sentence for the user. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            String host = colon < 1 ? "" : text.substring(0, colon).replaceAll("^\\[|]$", "");
            if (!host.isEmpty() && port >= 1 && port <= 65_535) {
                return new Address(host, port);
            }
        } catch (NumberFormatException e) {
            // As any other text that is no address.
        }
        throw new IllegalArgumentException("An address is HOST:PORT, not \"" + text + "\".");
    }

    InetSocketAddress resolved() {
        return new InetSocketAddress(host, port);
    }
}
