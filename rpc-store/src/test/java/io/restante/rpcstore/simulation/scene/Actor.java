package io.restante.rpcstore.simulation.scene;

import io.restante.rpcstore.simulation.cassandra.Interference;
import io.restante.rpcstore.simulation.cassandra.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A store on a {@link Stage}, and what the script does when it sends some statement. */
final class Actor implements Interference {
    private final Backdrop backdrop;
    private final Map<Statement, Deque<Runnable>> cues = new EnumMap<>(Statement.class);
    private final Set<Statement> unanswered = EnumSet.noneOf(Statement.class);
    private final StagedStore store;

    Actor(Backdrop backdrop) {
        this.backdrop = backdrop;
        this.store = new StagedStore(backdrop, this);
    }

    @Override
    public boolean strikes(Statement statement) {
        Deque<Runnable> due = cues.get(statement);
        if (due != null && !due.isEmpty()) {
            due.removeFirst().run();
        }
        return false;
    }

    @Override
    public boolean losesAnswer(Statement transaction) {
        return unanswered.remove(transaction);
    }

    StagedStore store() {
        return store;
    }

    /** Has this done just before the next statement of that kind is sent; told twice, before the next two. */
    Actor on(Statement statement, Runnable cue) {
        cues.computeIfAbsent(statement, none -> new ArrayDeque<>()).addLast(cue);
        return this;
    }

    /** Never learns what became of the next transaction of that kind. */
    void loseAnswerTo(Statement transaction) {
        unanswered.add(transaction);
    }

    void stepClock(Duration by) {
        store.stepClock(by);
    }

    void die() {
        store.die();
    }

    /** Dies when what it sends now is on its way. */
    void dieSoon() {
        backdrop.time.after(Duration.ofMillis(5), store::die);
    }

    /** Stands still from then on, for so long. */
    void pause(long afterMillis, long millis) {
        backdrop.time.after(Duration.ofMillis(afterMillis), () -> store.pause(Duration.ofMillis(millis)));
    }
}
