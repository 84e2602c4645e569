package io.restante.loadgen.caller.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Page;
import io.restante.loadgen.caller.message.Talk;
import io.restante.loadgen.caller.socket.Address;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Restante's {@code Send} and {@code Pull} over gRPC, in the shares of a talk; answers are held against the contract. */
public final class GrpcCaller implements AsyncCaller {
    /** The generator's clock should end a call before gRPC's does. */
    private static final long GRACE_MILLIS = 100;

    private static final MethodDescriptor<byte[], byte[]> SEND = Bytes.method(MessageServiceGrpc.getSendMethod());
    private static final MethodDescriptor<byte[], byte[]> PULL = Bytes.method(MessageServiceGrpc.getPullMethod());

    private final Talk talk;
    private final List<ManagedChannel> channels = new ArrayList<>();

    /** A caller with so many connections, without encryption. */
    public GrpcCaller(Address address, Talk talk, int connections) {
        this.talk = talk;
        for (int i = 0; i < connections; i++) {
            channels.add(NettyChannelBuilder.forAddress(address.host(), address.port())
                    .usePlaintext()
                    .directExecutor()
                    .build());
        }
    }

    @Override
    public byte[] build(long id) {
        if (talk.isPull(id)) {
            return PullRequest.newBuilder()
                    .setChat(talk.chat(id))
                    .setLimit(talk.limit())
                    .setReverse(true)
                    .build()
                    .toByteArray();
        }
        return SendRequest.newBuilder()
                .setChat(talk.chat(id))
                .setSender(talk.sender(id))
                .setText(talk.text(id))
                .build()
                .toByteArray();
    }

    @Override
    public CompletionStage<byte[]> call(Request request, Deadline deadline) {
        ManagedChannel channel = channels.get((int) (request.id() % channels.size()));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(
                deadline.timeout().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        ClientCall<byte[], byte[]> call = channel.newCall(talk.isPull(request.id()) ? PULL : SEND, options);
        Answer answer = new Answer();
        ClientCalls.asyncUnaryCall(call, request.payload().bytes(), answer);
        deadline.whenPassed(() -> call.cancel("nobody waits any more", null));
        return answer.stage();
    }

    @Override
    public Verdict check(Request request, byte[] response) {
        try {
            return talk.isPull(request.id())
                    ? checkPage(talk.chat(request.id()), PullResponse.parseFrom(response))
                    : checkSent(SendResponse.parseFrom(response));
        } catch (InvalidProtocolBufferException e) {
            return Verdict.badResponse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private static Verdict checkSent(SendResponse response) {
        return response.getSendTime() > 0 ? Verdict.ok() : Verdict.wrongContent("send_time " + response.getSendTime());
    }

    private Verdict checkPage(String chat, PullResponse response) {
        List<Message> messages = response.getMessagesList();
        return new Page(
                        messages.stream().map(Message::getChat).toList(),
                        messages.stream().map(Message::getSendTime).toList(),
                        response.getHasMore(),
                        response.getNextCursor())
                .check(chat, talk.limit());
    }
}
