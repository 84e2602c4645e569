package io.restante.rpcstore.simulation;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.call.StoreAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client that sends one message after another, with a key or without, and repeats what it is not sure of, through any API. */
final class Sender {
    private static final String SENDER = "ann";
    private static final int MOST_TRIES = 12;
    /** More than a load reads of a chat's end at first: so readers see, and repair, a part of a batch. */
    private static final int BURST = 40;
    /** Longer than a takeover takes. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(6);

    private record Draft(String chat, String text, @Nullable String key) {
        SendRequest request() {
            SendRequest.Builder request =
                    SendRequest.newBuilder().setChat(chat).setText(text).setSender(SENDER);
            return key == null
                    ? request.build()
                    : request.setIdempotencyKey(key).build();
        }
    }

    private final World world;
    private final String name;
    private int messages;

    Sender(World world, String name) {
        this.world = world;
        this.name = name;
    }

    void start() {
        next();
    }

    private void next() {
        if (world.isOver()) {
            return;
        }
        String text = name + "-" + ++messages;
        boolean keyed = world.random.nextInt(4) > 0;
        Draft draft = new Draft(world.any(world.plan.chats()), text, keyed ? "key-" + text : null);
        world.coverage.count(Happening.SEND_WITHOUT_KEY, keyed ? 0 : 1);
        if (keyed && world.random.nextInt(20) == 0) {
            attempt(draft, outcome -> {});
        }
        attempt(draft, MOST_TRIES);
        if (world.chance(0.08)) {
            burst(draft.chat());
        }
    }

    private void burst(String chat) {
        for (int i = 0; i < BURST; i++) {
            attempt(new Draft(chat, name + "-" + ++messages, null), outcome -> {});
        }
    }

    private interface Then {
        void accept(SendOutcome outcome);
    }

    private void attempt(Draft draft, int tries) {
        attempt(draft, outcome -> {
            boolean again = outcome instanceof SendOutcome.NotStored
                    || (outcome instanceof SendOutcome.Unknown && draft.key() != null);
            if (again && tries > 1 && !world.isOver()) {
                // Sometimes so late that many other messages stand after the one that is repeated.
                int most = world.isRough() && world.random.nextInt(4) == 0 ? 4_000 : 250;
                world.time.after(world.millis(1, most), () -> attempt(draft, tries - 1));
                return;
            }
            if (draft.key() != null && world.random.nextInt(8) == 0) {
                world.time.after(world.millis(1, 3_000), () -> repeat(draft));
            }
            world.time.after(world.millis(1, 250), this::next);
        });
    }

    private void repeat(Draft draft) {
        if (!world.isOver()) {
            attempt(draft, outcome -> {});
        }
    }

    private void attempt(Draft draft, Then then) {
        int id = world.history.nextId();
        long invoked = world.time.nanos();
        SendRequest request = draft.request();
        Duration patience = world.isRough() && world.random.nextInt(4) == 0 ? world.millis(5, 1_000) : MOST_PATIENCE;
        HttpRequest.ask(world, world.anyApi(), patience, api -> api.send(request), answer -> {
            SendOutcome outcome = outcome(answer);
            boolean answered = !(answer instanceof StoreAnswer.Unknown);
            world.trace.add(world.time.nanos(), name, outcome);
            world.history.record(new Send(
                    id,
                    name,
                    draft.chat(),
                    SENDER,
                    draft.text(),
                    draft.key(),
                    invoked,
                    answered ? world.time.nanos() : Entry.NEVER,
                    outcome));
            then.accept(outcome);
        });
    }

    private SendOutcome outcome(StoreAnswer answer) {
        if (answer instanceof StoreAnswer.Stored stored) {
            world.coverage.count(Happening.SEND_STORED);
            world.coverage.count(Happening.SEND_REPLAYED, stored.replayed() ? 1 : 0);
            return new SendOutcome.Stored(stored.sendTime(), stored.replayed());
        }
        boolean refused = answer instanceof StoreAnswer.Refused;
        if (answer instanceof StoreAnswer.NotSent
                || (answer instanceof StoreAnswer.Refused no
                        && no.error().code().httpStatus() == 503)) {
            world.coverage.count(Happening.SEND_NOT_STORED);
            return new SendOutcome.NotStored(refused ? "503" : "connection refused");
        }
        if (answer instanceof StoreAnswer.Refused no && no.error().code() != ErrorCode.DEADLINE_EXCEEDED) {
            world.defects.add("a send was answered " + no.error().code());
        }
        world.coverage.count(Happening.SEND_UNKNOWN);
        return new SendOutcome.Unknown(refused ? "504" : "no answer");
    }
}
