package io.restante.loadgen.thread;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes daemon threads. */
public final class Daemons {
    private static final long IDLE_SECONDS = 1;

    private Daemons() {}

    /** One that was not started. */
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A pool of at most so many, each of which ends by itself after a second without work: nobody has to shut it down. What finds the
     * queue full is refused.
     *
     * @param names called once for each thread
     */
    public static ThreadPoolExecutor pool(int most, BlockingQueue<Runnable> queue, Supplier<String> names) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, work -> thread(work, names.get()));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
