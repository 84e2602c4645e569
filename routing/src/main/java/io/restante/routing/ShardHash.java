package io.restante.routing;

import io.restante.protos.rules.ChatName;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Which shard a chat is in. Never to be changed: it is fixed when a cluster is created. */
public final class ShardHash {
    /** How many shards there are. */
    public static final int SHARDS = 256;

    private ShardHash() {}

    /** CRC-32C (RFC 3720) of the canonical name's UTF-8, modulo {@link #SHARDS}. */
    public static int of(String canonicalChat) {
        CRC32C crc = new CRC32C();
        crc.update(canonicalChat.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % SHARDS);
    }

    /** The same of a name as a client wrote it. */
    public static int ofWritten(String chat) {
        return of(ChatName.of(chat).canonical());
    }
}
