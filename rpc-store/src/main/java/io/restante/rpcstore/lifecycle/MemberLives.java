package io.restante.rpcstore.lifecycle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of one process, one {@link MemberLife} after another: who was declared dead starts again as a new member, until
 * the process leaves. Thread-safe.
 */
public final class MemberLives {
    private static final Logger LOG = LoggerFactory.getLogger(MemberLives.class);

    private final MemberLife.Surroundings around;
    private String address = "";
    private @Nullable MemberLife life;
    private boolean leaving;

    public MemberLives(MemberLife.Surroundings around) {
        this.around = around;
    }

    /**
     * Begins the first life.
     *
     * @param announced host and port at which the other stores and the callers reach this one
     */
    public void begin(String announced) {
        synchronized (this) {
            address = announced;
        }
        live();
    }

    /** The present life; null before the first one, and once the process leaves. */
    public synchronized @Nullable MemberLife now() {
        return leaving ? null : life;
    }

    /** Looks at once whether this shard has come; completes, never exceptionally, when it is served, or was looked for in vain. */
    public CompletionStage<Void> look(int shard) {
        MemberLife now = now();
        return now == null ? CompletableFuture.completedFuture(null) : now.look(shard);
    }

    /** Ends the present life cleanly, and begins no other; completes, never exceptionally, when everything is handed over. */
    public CompletionStage<Void> leave() {
        MemberLife last;
        synchronized (this) {
            last = leaving ? null : life;
            leaving = true;
        }
        return last == null ? CompletableFuture.completedFuture(null) : last.leave();
    }

    private void live() {
        MemberLife next;
        synchronized (this) {
            if (leaving) {
                return;
            }
            next = new MemberLife(around, address, this::lost);
            life = next;
        }
        next.start();
    }

    private void lost() {
        LOG.warn("This member was declared dead: it serves nothing any more, and starts again as a new one");
        around.timers().after(around.times().retry(), this::live);
    }
}
