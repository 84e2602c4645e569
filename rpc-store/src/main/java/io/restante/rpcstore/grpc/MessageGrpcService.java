package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import io.restante.protos.error.ApiException;
import io.restante.protos.rules.ChatName;
import io.restante.protos.rules.FieldRules;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.chat.PageRequest;
import io.restante.rpcstore.chat.Receipt;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.StoredMessage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks requests, hands them to the {@link ChatService}, and never waits. */
final class MessageGrpcService extends MessageServiceGrpc.MessageServiceImplBase {
    private static final int DEFAULT_PAGE = 10;

    private final ChatService chats;
    private final StoreConfig config;

    MessageGrpcService(ChatService chats, StoreConfig config) {
        this.chats = chats;
        this.config = config;
    }

    @Override
    public void send(SendRequest request, StreamObserver<SendResponse> responses) {
        ChatName chat;
        try {
            chat = ChatName.of(request.getChat());
            FieldRules.checkText(request.getText(), config.textBytes());
            FieldRules.checkSender(request.getSender());
            if (request.hasIdempotencyKey()) {
                FieldRules.checkIdempotencyKey(request.getIdempotencyKey());
            }
            FieldRules.checkMembership(chat, request.getSender());
        } catch (ApiException refused) {
            responses.onError(refused);
            return;
        }
        NewMessage message = new NewMessage(
                request.getText(),
                request.getSender(),
                request.hasIdempotencyKey() ? request.getIdempotencyKey() : null);
        ReplayMark mark = ReplayMark.ofCall();
        answer(chats.send(chat.canonical(), message), receipt -> sent(receipt, mark), responses);
    }

    @Override
    public void pull(PullRequest request, StreamObserver<PullResponse> responses) {
        ChatName chat;
        try {
            chat = ChatName.of(request.getChat());
            FieldRules.checkCursor(request.getCursor());
            FieldRules.checkLimit(request.getLimit());
        } catch (ApiException refused) {
            responses.onError(refused);
            return;
        }
        int limit = request.getLimit() == 0 ? DEFAULT_PAGE : request.getLimit();
        PageRequest page = new PageRequest(
                request.getCursor(),
                Math.min(limit, config.pageMessages()),
                request.getReverse(),
                config.pageTextBytes());
        answer(chats.pull(chat.canonical(), page), read -> page(chat, read), responses);
    }

    private static SendResponse sent(Receipt receipt, @Nullable ReplayMark mark) {
        if (receipt.replayed() && mark != null) {
            mark.set();
        }
        return SendResponse.newBuilder().setSendTime(receipt.sendTime()).build();
    }

    private static PullResponse page(ChatName chat, Page page) {
        PullResponse.Builder response =
                PullResponse.newBuilder().setHasMore(page.hasMore()).setNextCursor(page.nextCursor());
        for (StoredMessage message : page.messages()) {
            response.addMessages(Message.newBuilder()
                    .setChat(chat.written())
                    .setText(message.text())
                    .setSender(message.sender())
                    .setSendTime(message.sendTime()));
        }
        return response.build();
    }

    /** Answers when the work is done; a caller that goes before takes its work back. */
    private static <T, R> void answer(
            CompletableFuture<T> work, Function<T, R> toResponse, StreamObserver<R> responses) {
        ServerCallStreamObserver<R> call = (ServerCallStreamObserver<R>) responses;
        call.setOnCancelHandler(() -> work.cancel(false));
        work.whenComplete((result, failure) -> {
            if (call.isCancelled()) {
                return;
            }
            if (failure != null) {
                call.onError(failure);
            } else {
                call.onNext(toResponse.apply(result));
                call.onCompleted();
            }
        });
    }
}
