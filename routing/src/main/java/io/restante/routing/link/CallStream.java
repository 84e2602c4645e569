package io.restante.routing.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.StoreServiceGrpc;
import java.util.concurrent.Executor;

/** One Exchange stream on a connection of its own. For the link's event loop alone, on which its callbacks run too. */
final class CallStream extends ClientCall.Listener<AnswerBatch> {
    private final GrpcStoreLink link;
    private final ManagedChannel channel;
    private final ClientCall<CallBatch, AnswerBatch> call;

    private CallStream(GrpcStoreLink link, ManagedChannel channel, Executor loop) {
        this.link = link;
        this.channel = channel;
        this.call = channel.newCall(StoreServiceGrpc.getExchangeMethod(), CallOptions.DEFAULT.withExecutor(loop));
    }

    static CallStream open(GrpcStoreLink link, ManagedChannel channel, Executor loop) {
        CallStream stream = new CallStream(link, channel, loop);
        stream.call.start(stream, new Metadata());
        stream.call.request(1);
        return stream;
    }

    /**
     * Whether what is sent now is written soon. Not before the connection stands: so what was never sent here has
     * certainly not left this process.
     */
    boolean isReady() {
        return call.isReady();
    }

    void send(CallBatch batch) {
        call.sendMessage(batch);
    }

    void close(String reason) {
        call.cancel(reason, null);
        channel.shutdownNow();
    }

    @Override
    public void onReady() {
        link.pump();
    }

    @Override
    public void onMessage(AnswerBatch batch) {
        link.answered(batch);
        call.request(1);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        channel.shutdownNow();
        link.broken(this, status);
    }
}
