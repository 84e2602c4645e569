package io.restante.loadgen.caller.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Messages;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.caller.socket.Client;
import io.restante.loadgen.caller.socket.Connections;
import io.restante.loadgen.caller.socket.ExclusiveConnections;
import io.restante.loadgen.caller.socket.Reply;
import io.restante.loadgen.caller.socket.SharedConnections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends messages over TCP, one message back for each. */
public final class TcpCaller implements AsyncCaller {
    private final Framing framing;
    private final Messages messages;
    private final Connections connections;

    private TcpCaller(Framing framing, Messages messages, Connections connections) {
        this.framing = framing;
        this.messages = messages;
        this.connections = connections;
    }

    /** One call at a time on each connection, of which there are at most so many: for answers that do not name their request. */
    public static TcpCaller exclusive(Address address, Framing framing, Messages messages, int most) {
        return new TcpCaller(framing, messages, new ExclusiveConnections(client(address, framing), most));
    }

    /** Any number of calls at once on few connections: for answers of which {@code idOf} tells whose they are. */
    public static TcpCaller shared(
            Address address, Framing framing, Messages messages, int connections, Function<byte[], OptionalLong> idOf) {
        return new TcpCaller(framing, messages, new SharedConnections(client(address, framing), connections, idOf));
    }

    @Override
    public byte[] build(long id) throws Exception {
        return messages.request(id);
    }

    @Override
    public CompletionStage<byte[]> call(Request request, Deadline deadline) {
        return connections.call(request.id(), framing.framed(request.payload().bytes()), deadline);
    }

    @Override
    public Verdict check(Request request, byte[] response) throws Exception {
        return messages.check(request.id(), response);
    }

    @Override
    public void close() {
        connections.close();
    }

    private static Client client(Address address, Framing framing) {
        return new Client(address, pipeline -> {
            framing.addDecoder(pipeline);
            pipeline.addLast(new Replies());
        });
    }

    private static final class Replies extends MessageToMessageDecoder<ByteBuf> {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf message, List<Object> out) {
            out.add(Reply.good(ByteBufUtil.getBytes(message)));
        }
    }
}
