package io.restante.systemtest.fault.proxy;

import com.datastax.oss.driver.internal.core.protocol.ByteBufPrimitiveCodec;
import com.datastax.oss.protocol.internal.Compressor;
import com.datastax.oss.protocol.internal.FrameCodec;
import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.ProtocolConstants.Opcode;
import com.datastax.oss.protocol.internal.request.Batch;
import com.datastax.oss.protocol.internal.request.Execute;
import com.datastax.oss.protocol.internal.request.Prepare;
import com.datastax.oss.protocol.internal.response.result.Prepared;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the mutations of {@code message} among all frames of one proxy, by the statements that were prepared through it. */
final class MutationReader {
    private static final String TABLE = ".message ";

    private final ByteBufPrimitiveCodec primitives = new ByteBufPrimitiveCodec(UnpooledByteBufAllocator.DEFAULT);
    private final FrameCodec<ByteBuf> requests = FrameCodec.defaultServer(primitives, Compressor.none());
    private final FrameCodec<ByteBuf> answers = FrameCodec.defaultClient(primitives, Compressor.none());
    private final Map<ByteBuffer, String> prepared = new ConcurrentHashMap<>();

    /** The statement that a request wants to have prepared. */
    Optional<String> preparing(RawFrame request) {
        return request.opcode() == Opcode.PREPARE && message(requests, request) instanceof Prepare prepare
                ? Optional.of(prepare.cqlQuery)
                : Optional.empty();
    }

    /** Takes note of the answer to {@link #preparing}. */
    void prepared(String query, RawFrame answer) {
        if (answer.opcode() == Opcode.RESULT && message(answers, answer) instanceof Prepared result) {
            prepared.put(ByteBuffer.wrap(result.preparedQueryId), query);
        }
    }

    /** The mutation that a request is, if it is one. */
    Optional<Mutation> mutation(RawFrame request) {
        if (request.opcode() == Opcode.EXECUTE && message(requests, request) instanceof Execute execute) {
            return mutation(execute.queryId, List.of(execute.options.positionalValues));
        }
        if (request.opcode() == Opcode.BATCH
                && message(requests, request) instanceof Batch batch
                && batch.queriesOrIds.get(0) instanceof byte[] id) {
            return mutation(id, batch.values);
        }
        return Optional.empty();
    }

    private Optional<Mutation> mutation(byte[] id, List<List<ByteBuffer>> values) {
        String query = prepared.getOrDefault(ByteBuffer.wrap(id), "");
        boolean insert = query.startsWith("INSERT ");
        if (!query.contains(TABLE) || !(insert || query.startsWith("DELETE "))) {
            return Optional.empty();
        }
        // A deletion binds its timestamp before the chat.
        ByteBuffer chat = values.get(0).get(insert ? 0 : 1);
        return Optional.of(
                new Mutation(StandardCharsets.UTF_8.decode(chat.duplicate()).toString(), values));
    }

    private static Message message(FrameCodec<ByteBuf> codec, RawFrame frame) {
        return codec.decode(frame.buffer()).message;
    }
}
