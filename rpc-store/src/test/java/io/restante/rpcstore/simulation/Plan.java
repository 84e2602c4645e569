package io.restante.rpcstore.simulation;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.member.LeaseTimes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a seed makes of a run.
 *
 * @param stores how many stores there are
 * @param chats some of one shard, which has room for one in memory, and one of another shard
 * @param segmentMessages small, so that seams are crossed all the time
 * @param times the sooner a member is suspected, the more often one is that lives
 * @param rough how long faults happen
 * @param gap the longest time from one fault to the next
 */
record Plan(
        Kind kind,
        int stores,
        List<String> chats,
        int segmentMessages,
        LeaseTimes times,
        Duration rough,
        Duration gap) {
    /** What goes wrong. */
    enum Kind {
        /** Exactly one thing: the owner of a chat is killed. */
        ONE_KILL,
        /** Nothing: stores come and go as planned. */
        MOVES,
        /** Everything. */
        ROUGH
    }

    private static final int KINDS = 5;
    private static final List<String> OF_SHARD_0 = ofShard(0);
    private static final List<String> OF_SHARD_1 = ofShard(1);

    static Plan of(long seed, Random random) {
        int kind = Math.floorMod(seed, KINDS);
        return kind == 0 ? oneKill(random) : kind == 1 ? moves(random) : rough(random);
    }

    private static Plan oneKill(Random random) {
        return new Plan(
                Kind.ONE_KILL,
                2 + random.nextInt(2),
                threeChats(),
                8,
                LeaseTimes.DEFAULT,
                Duration.ofSeconds(11),
                Duration.ofSeconds(11));
    }

    private static Plan moves(Random random) {
        Duration calm = millis(random, 300, 1_500);
        return new Plan(
                Kind.MOVES,
                2 + random.nextInt(2),
                threeChats(),
                1 + random.nextInt(8),
                times(LeaseTimes.DEFAULT.suspicion(), calm),
                Duration.ofSeconds(8),
                millis(random, 1_500, 3_000));
    }

    private static Plan rough(Random random) {
        LeaseTimes usual = LeaseTimes.DEFAULT;
        Duration suspicion = random.nextInt(4) == 0 ? usual.suspicion() : millis(random, 300, 1_500);
        Duration calm = random.nextInt(3) == 0 ? usual.calm() : millis(random, 300, 3_000);
        return new Plan(
                Kind.ROUGH,
                2 + random.nextInt(2),
                threeChats(),
                1 + random.nextInt(8),
                times(suspicion, calm),
                millis(random, 6_000, 14_000),
                millis(random, 1_000, 7_000));
    }

    /** With beats that are usually in time. */
    private static LeaseTimes times(Duration suspicion, Duration calm) {
        LeaseTimes usual = LeaseTimes.DEFAULT;
        Duration beat = suspicion.dividedBy(2);
        return new LeaseTimes(
                beat.compareTo(usual.beat()) < 0 ? beat : usual.beat(),
                usual.lease(),
                suspicion,
                usual.retry(),
                usual.look(),
                usual.patience(),
                calm);
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private static List<String> threeChats() {
        return List.of(OF_SHARD_0.get(0), OF_SHARD_0.get(1), OF_SHARD_1.get(0));
    }

    private static List<String> ofShard(int shard) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "room-" + i)
                .filter(chat -> ShardHash.of(chat) == shard)
                .limit(2)
                .toList();
    }
}
