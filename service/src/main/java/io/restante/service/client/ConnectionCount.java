package io.restante.service.client;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How many connections are open at a door, of all clients and of each address. Thread-safe. */
public final class ConnectionCount {
    /** Why a connection is one too many. */
    public enum Surplus {
        /** As many are open as may be. */
        ALL,
        /** As many of its address are open as may be. */
        ADDRESS
    }

    private final int most;
    private final int mostPerAddress;
    private final Predicate<InetAddress> exempt;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> openByAddress = new ConcurrentHashMap<>();

    /**
     * @param most how many there may be at once
     * @param mostPerAddress how many there may be of one address; where null, there is no such limit
     * @param exempt whose connections count among all, but not by their address
     */
    public ConnectionCount(int most, @Nullable Integer mostPerAddress, Predicate<InetAddress> exempt) {
        this.most = most;
        this.mostPerAddress = mostPerAddress == null ? Integer.MAX_VALUE : mostPerAddress;
        this.exempt = exempt;
    }

    /**
     * Counts a connection, unless there are too many.
     *
     * @return why it must be closed; null where it may stay, and then it must {@link #leave}
     */
    public @Nullable Surplus enter(@Nullable InetAddress address) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return Surplus.ALL;
        }
        InetAddress counted = counted(address);
        if (counted != null && openByAddress.merge(counted, 1, Integer::sum) > mostPerAddress) {
            leave(address);
            return Surplus.ADDRESS;
        }
        return null;
    }

    public void leave(@Nullable InetAddress address) {
        open.decrementAndGet();
        InetAddress counted = counted(address);
        if (counted != null) {
            openByAddress.computeIfPresent(counted, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many are open. */
    public int open() {
        return open.get();
    }

    /** Under what the address is counted; null where it is not. */
    private @Nullable InetAddress counted(@Nullable InetAddress address) {
        if (mostPerAddress == Integer.MAX_VALUE || address == null || exempt.test(address)) {
            return null;
        }
        return ClientNetwork.of(address);
    }
}
