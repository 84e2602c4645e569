package io.restante.rpcstore.grpc;

import io.restante.protos.api.Message;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.rules.ChatName;
import io.restante.protos.rules.FieldRules;
import io.restante.routing.ShardHash;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.call.StoreLink;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.NotOwnerException;
import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.chat.PageRequest;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This store itself: checks the fields of a call, and hands it to the {@link ChatService}. Never waits. */
public final class LocalStore implements StoreLink {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);

    private final ChatService chats;
    private final StoreConfig config;

    public LocalStore(ChatService chats, StoreConfig config) {
        this.chats = chats;
        this.config = config;
    }

    @Override
    public CompletableFuture<StoreAnswer> call(StoreCall call) {
        return call(call, anybody -> {});
    }

    /** @param senders told who sends, once the fields are in order; its exception refuses the send */
    CompletableFuture<StoreAnswer> call(StoreCall call, Consumer<String> senders) {
        try {
            return call instanceof StoreCall.Pull pull
                    ? pull(pull.request(), pull.gatedOnly(), call.terms().span())
                    : send(
                            ((StoreCall.Send) call).request(),
                            senders,
                            call.terms().span());
        } catch (RuntimeException refused) {
            return CompletableFuture.completedFuture(
                    refusal(refused, call.terms().span()));
        }
    }

    private CompletableFuture<StoreAnswer> send(SendRequest request, Consumer<String> senders, CallSpan span) {
        ChatName chat = ChatName.of(request.getChat());
        FieldRules.checkText(request.getText(), config.textBytes());
        FieldRules.checkSender(request.getSender());
        if (request.hasIdempotencyKey()) {
            FieldRules.checkIdempotencyKey(request.getIdempotencyKey());
        }
        FieldRules.checkMembership(chat, request.getSender());
        senders.accept(request.getSender());
        NewMessage message = new NewMessage(
                request.getText(),
                request.getSender(),
                request.hasIdempotencyKey() ? request.getIdempotencyKey() : null,
                span);
        tellShard(span, chat);
        return answer(
                chats.send(chat.canonical(), message),
                span,
                receipt -> new StoreAnswer.Stored(receipt.sendTime(), receipt.replayed()));
    }

    private CompletableFuture<StoreAnswer> pull(PullRequest request, boolean gatedOnly, CallSpan span) {
        ChatName chat = ChatName.of(request.getChat());
        FieldRules.checkCursor(request.getCursor());
        FieldRules.checkLimit(request.getLimit());
        int limit = request.getLimit() == 0 ? PageRequest.USUAL_LIMIT : request.getLimit();
        PageRequest page = new PageRequest(
                request.getCursor(),
                Math.min(limit, config.pageMessages()),
                request.getReverse(),
                config.pageTextBytes(),
                span);
        tellShard(span, chat);
        CompletableFuture<Page> read =
                gatedOnly ? chats.pullGated(chat.canonical(), page) : chats.pull(chat.canonical(), page);
        return answer(read, span, answered -> new StoreAnswer.Page(response(chat, answered)));
    }

    private static PullResponse response(ChatName chat, Page page) {
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
    private static <T> CompletableFuture<StoreAnswer> answer(
            CompletableFuture<T> work, CallSpan span, Function<T, StoreAnswer> toAnswer) {
        CompletableFuture<StoreAnswer> answer =
                work.handle((done, failure) -> failure == null ? toAnswer.apply(done) : refusal(failure, span));
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                work.cancel(false);
            }
        });
        return answer;
    }

    private static void tellShard(CallSpan span, ChatName chat) {
        if (span.isTraced()) {
            span.with(TraceKeys.SHARD, ShardHash.of(chat.canonical()));
        }
    }

    private static StoreAnswer refusal(Throwable failure, CallSpan span) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotOwnerException) {
            return new StoreAnswer.Moved();
        }
        if (cause instanceof ApiException known) {
            return new StoreAnswer.Refused(known);
        }
        span.log(() -> LOG.error("Defect in a call", cause));
        return new StoreAnswer.Refused(
                ApiException.of(ErrorCode.INTERNAL, "The store has failed; the message may be stored."));
    }
}
