package io.restante.systemtest.fault.proxy;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A mutation of the table {@code message} on its way to a node.
 *
 * @param chat whose partition it is for
 * @param values everything that it binds: repeats of it bind the same
 */
record Mutation(String chat, List<List<ByteBuffer>> values) {}
