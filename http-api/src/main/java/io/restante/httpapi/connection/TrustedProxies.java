package io.restante.httpapi.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.restante.httpapi.config.ProxiesConfig;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The proxies that are believed. Thread-safe. */
@Singleton
final class TrustedProxies {
    private static final String KEY = "restante.proxies.trusted";

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(ProxiesConfig config) {
        this.networks = config.networks().stream().map(TrustedProxies::network).toList();
    }

    boolean contains(InetAddress address) {
        if (networks.isEmpty()) {
            return false;
        }
        InetSocketAddress any = new InetSocketAddress(address, 0);
        for (IpSubnetFilterRule network : networks) {
            if (network.matches(any)) {
                return true;
            }
        }
        return false;
    }

    private static IpSubnetFilterRule network(String written) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            throw new IllegalArgumentException(
                    KEY + " must be addresses like 10.0.0.1 or networks like 10.0.0.0/8, not \"" + written + "\".");
        }
        int bits = bytes.length * Byte.SIZE;
        return new IpSubnetFilterRule(
                address,
                slash < 0 ? bits : prefix(written.substring(slash + 1), bits, written),
                IpFilterRuleType.ACCEPT);
    }

    private static int prefix(String written, int most, String network) {
        try {
            int prefix = Integer.parseInt(written);
            if (prefix >= 0 && prefix <= most) {
                return prefix;
            }
        } catch (NumberFormatException none) {
            // Told below.
        }
        throw new IllegalArgumentException(KEY + ": the prefix of \"" + network + "\" must be from 0 to " + most + ".");
    }
}
