package io.restante.rpcstore.simulation;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.call.StoreAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A client that reads one chat: it follows it from its begin, never going back, so it must never have missed anything; or it looks
 * here and there, in both directions.
 */
final class Puller {
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(6);
    private static final int MOST_MESSAGES = 12;

    private final World world;
    private final String name;
    private final String chat;
    private final List<Long> places = new ArrayList<>();

    Puller(World world, String name, String chat) {
        this.world = world;
        this.name = name;
        this.chat = chat;
    }

    void follow() {
        follow(0);
    }

    private void follow(long cursor) {
        PullRequest request = request(cursor, false);
        pull(request, false, this::follow, () -> follow(cursor));
    }

    void look() {
        long cursor = 0;
        if (!places.isEmpty() && world.random.nextInt(3) > 0) {
            cursor = Math.max(0, world.any(places) + world.random.nextInt(3) - 1);
        }
        PullRequest request = request(cursor, world.random.nextBoolean());
        pull(request, world.random.nextInt(4) == 0, next -> look(), this::look);
    }

    private PullRequest request(long cursor, boolean reverse) {
        return PullRequest.newBuilder()
                .setChat(chat)
                .setCursor(cursor)
                .setLimit(world.random.nextInt(MOST_MESSAGES + 1))
                .setReverse(reverse)
                .build();
    }

    private void pull(PullRequest request, boolean gatedOnly, LongConsumer then, Runnable otherwise) {
        if (world.isOver()) {
            return;
        }
        int id = world.history.nextId();
        long invoked = world.time.nanos();
        String store = world.anyStore().address();
        Duration patience = world.isRough() && world.random.nextInt(4) == 0 ? world.millis(5, 1_000) : MOST_PATIENCE;
        HttpRequest.ask(
                world,
                world.anyApi(),
                patience,
                api -> gatedOnly ? api.pullGated(store, request) : api.pull(request),
                answer -> {
                    PullOutcome outcome = outcome(answer, gatedOnly);
                    boolean answered = !(answer instanceof StoreAnswer.Unknown);
                    world.history.record(new Pull(
                            id,
                            name,
                            chat,
                            request.getCursor(),
                            request.getLimit(),
                            request.getReverse(),
                            invoked,
                            answered ? world.time.nanos() : Entry.NEVER,
                            outcome));
                    goOn(outcome, then, otherwise);
                });
    }

    private void goOn(PullOutcome outcome, LongConsumer then, Runnable otherwise) {
        if (outcome instanceof PullOutcome.Page page) {
            page.messages().forEach(message -> places.add(message.sendTime()));
            places.add(page.nextCursor());
            world.time.after(world.millis(1, 300), () -> then.accept(page.nextCursor()));
        } else {
            world.time.after(world.millis(1, 300), otherwise);
        }
    }

    private PullOutcome outcome(StoreAnswer answer, boolean gatedOnly) {
        if (answer instanceof StoreAnswer.Page page) {
            world.coverage.count(gatedOnly ? Happening.PAGE_WITHOUT_OWNER : Happening.PAGE);
            return page(page.response());
        }
        world.coverage.count(Happening.PULL_FAILED);
        if (answer instanceof StoreAnswer.Refused refused) {
            ErrorCode code = refused.error().code();
            if (!code.retryable()) {
                world.defects.add("a pull was answered " + code);
            }
            return new PullOutcome.Failed(code.name());
        }
        return new PullOutcome.Failed("no answer");
    }

    private static PullOutcome page(PullResponse response) {
        List<Message> messages = response.getMessagesList().stream()
                .map(message -> new Message(message.getSendTime(), message.getText(), message.getSender()))
                .toList();
        return new PullOutcome.Page(messages, response.getHasMore(), response.getNextCursor());
    }
}
