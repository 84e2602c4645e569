package io.restante.systemtest.fault.load;

import io.restante.history.file.Recorder;
import io.restante.systemtest.fault.cluster.FaultCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** All clients together, each on a thread of its own and with random numbers of its own. */
public final class Load {
    private static final int CHATS = 6;
    private static final int SENDERS_PER_CHAT = 3;
    private static final int PULLERS = 6;
    private static final Duration PULLERS_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final List<Chat> chats;
    private final List<Client> clients;
    private final Recorder recorder;
    private final Random seeds;
    private final Duration sendersPause;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /**
     * @param name what all chats' names begin with: no other load may have it
     * @param sendersPause how long a sender rests between its turns, at least; at most four times as long
     */
    public Load(String name, FaultCluster cluster, Recorder recorder, long seed, Duration sendersPause) {
        this(name, everyDoor(cluster), recorder, seed, sendersPause);
    }

    /** @param clients one is drawn for each call */
    public Load(String name, List<Client> clients, Recorder recorder, long seed, Duration sendersPause) {
        this.name = name;
        this.sendersPause = sendersPause;
        this.recorder = recorder;
        this.seeds = new Random(seed);
        this.chats = Stream.concat(
                        IntStream.range(1, CHATS).mapToObj(i -> Chat.room(name + "-" + i)),
                        Stream.of(Chat.direct(name + "-ann", name + "-bob")))
                .toList();
        this.clients = List.copyOf(clients);
    }

    private static List<Client> everyDoor(FaultCluster cluster) {
        return Stream.concat(
                        cluster.apis().stream().<Client>map(api -> new OverHttp(api.name(), api.door())),
                        cluster.stores().stream().<Client>map(store -> new OverGrpc(store.name(), store.door())))
                .toList();
    }

    public void start() {
        for (Chat chat : chats) {
            for (int i = 0; i < SENDERS_PER_CHAT; i++) {
                Random random = new Random(seeds.nextLong());
                Sender sender = new Sender(name + "-sender-" + threads.size(), chat, clients, recorder, random);
                run(sender::turn, sendersPause, random);
            }
        }
        for (int i = 0; i < PULLERS; i++) {
            Random random = new Random(seeds.nextLong());
            Puller puller = new Puller(name + "-puller-" + i, chats, clients, recorder, random);
            run(puller::turn, PULLERS_PAUSE, random);
        }
    }

    /** Ends every client after its call. */
    public void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Sees each chat's queue through: its last message is stored, and so nothing before it is under way. */
    public void finish() {
        for (Chat chat : chats) {
            Sender last = new Sender(chat.name() + "-last", chat, clients, recorder, new Random(seeds.nextLong()));
            Awaitility.await(chat.name() + " takes its last message")
                    .atMost(PATIENCE)
                    .until(last::close);
        }
    }

    public List<Chat> chats() {
        return chats;
    }

    /** How many sends were answered as stored. */
    public long stored() {
        return chats.stream().mapToLong(Chat::stored).sum();
    }

    /** How many pulls were answered with a page. */
    public long pulled() {
        return chats.stream().mapToLong(Chat::pulled).sum();
    }

    private void run(Runnable turn, Duration leastPause, Random random) {
        long least = leastPause.toNanos();
        Thread thread = new Thread(() -> {
            while (running) {
                turn.run();
                LockSupport.parkNanos(least + (long) (random.nextDouble() * 3 * least));
            }
        });
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }
}
