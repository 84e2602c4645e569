package io.restante.localcassandra;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tokens of a node, dealt out in turn at equal distances: each node owns the same share, and it is the same at every
 * start. Tokens drawn by chance would leave one of three nodes with half of the data.
 */
final class Tokens {
    static final int PER_NODE = 8;

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    private Tokens() {}

    /** The list as {@code initial_token} takes it. */
    static String of(NodeSpec node) {
        int nodes = node.cluster().nodes();
        BigInteger step = BigInteger.ONE.shiftLeft(64).divide(BigInteger.valueOf((long) PER_NODE * nodes));
        return IntStream.range(0, PER_NODE)
                .mapToObj(turn -> BigInteger.valueOf((long) turn * nodes + node.number()))
                .map(place ->
                        LEAST.add(step.multiply(place)).subtract(BigInteger.ONE).toString())
                .collect(Collectors.joining(","));
    }
}
