package io.restante.rpcstore.simulation.scene;

import io.restante.rpcstore.simulation.cassandra.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scripts in which one device of the chat log is all that stands between a client and a broken promise. In each, Ann owns
 * the chat first; Bob and Cid come after.
 */
public enum Scene {
    /** Bob fences without having seen Ann's last batch, dies, and his fence lands when Cid has shown that batch. */
    A_FENCE_OF_ONE_WHO_DIED,
    /** The same with a seal in place of the batch. */
    A_FENCE_OVER_A_SEAL,
    /** Ann's clock runs ahead; Bob's and Cid's lag, and Bob dies before his first heartbeat. */
    A_SHORT_REIGN,
    /** Ann's clock steps back before she dies, and Bob's lags. */
    A_CLOCK_THAT_STEPS_BACK,
    /** The shard is asked for while a write of Ann's is under way to all replicas. */
    A_HAND_OVER_IN_MID_WRITE,
    /** The shard is handed over to Bob, whose clock lags behind Ann's. */
    A_HAND_OVER_TO_A_SLOW_CLOCK,
    /** A write of Ann's takes long while she hands the shard over, and a send comes to her just before it is away. */
    A_LONG_HAND_OVER,
    /** Ann never learns that she has handed the shard over to Bob, who dies; she looks it up when it is hers again. */
    A_HAND_OVER_THAT_COMES_BACK,
    /** Ann stands still while she hands the shard over to Bob in mid-write, and Cid declares her dead before Bob can take it. */
    A_HAND_OVER_OF_ONE_WHO_DIED,
    /** Ann dies in mid-write; Bob, who takes the shard over and serves nothing, hands it over to Cid. */
    A_HAND_OVER_OF_WHAT_WAS_NOT_SERVED,
    /** The shard is asked for while Ann's seal is under way to all replicas. */
    A_HAND_OVER_IN_MID_SEAL,
    /** Ann does not learn for long that Bob has the shard, and a pull comes to her when Bob has answered a send. */
    A_HAND_OVER_WITHOUT_AN_ANSWER,
    /** A write of Ann's is late on its way, and its repeats are refused meanwhile. */
    A_REFUSAL_IN_DOUBT,
    /** Ann stands still in mid-write, until Bob serves. */
    A_PAUSE_IN_MID_WRITE,
    /** Ann stands still while she reads whether she is alive, until Bob has answered, and a pull comes to her then. */
    A_PAUSE_BEFORE_A_PULL,
    /** Ann stands still within her first load, until Bob has written and died and Cid fences. */
    A_PAUSE_IN_THE_FIRST_LOAD,
    /** A reader with a small limit repairs the newest rows only of a batch that is on one replica. */
    A_TORN_BATCH,
    /** A reader sees Ann's last batch while Bob's fence, which does not know of it, is under way. */
    A_GATED_READ_BEFORE_THE_FENCE,
    /** A write of Ann's lands when the fence against it could have been forgotten. */
    A_WRITE_AFTER_A_COMPACTION,
    /** The power fails once an answer was given that one replica has not got. */
    A_POWER_FAILURE,
    /** Ann stands still when she seals, until Bob serves. */
    A_PAUSE_IN_MID_SEAL;

    private static final int ROOMY = 1_000;
    private static final long LONG = 20_000;

    /** Every promise that was broken. */
    List<String> play() {
        return switch (this) {
            case A_FENCE_OF_ONE_WHO_DIED -> aFenceOfOneWhoDied();
            case A_FENCE_OVER_A_SEAL -> aFenceOverASeal();
            case A_SHORT_REIGN -> aShortReign();
            case A_CLOCK_THAT_STEPS_BACK -> aClockThatStepsBack();
            case A_HAND_OVER_IN_MID_WRITE -> aHandOverInMidWrite();
            case A_HAND_OVER_TO_A_SLOW_CLOCK -> aHandOverToASlowClock();
            case A_LONG_HAND_OVER -> aLongHandOver();
            case A_HAND_OVER_THAT_COMES_BACK -> aHandOverThatComesBack();
            case A_HAND_OVER_OF_ONE_WHO_DIED -> aHandOverOfOneWhoDied();
            case A_HAND_OVER_OF_WHAT_WAS_NOT_SERVED -> aHandOverOfWhatWasNotServed();
            case A_HAND_OVER_IN_MID_SEAL -> aHandOverInMidSeal();
            case A_HAND_OVER_WITHOUT_AN_ANSWER -> aHandOverWithoutAnAnswer();
            case A_REFUSAL_IN_DOUBT -> aRefusalInDoubt();
            case A_PAUSE_IN_MID_WRITE -> aPauseInMidWrite();
            case A_PAUSE_BEFORE_A_PULL -> aPauseBeforeAPull();
            case A_PAUSE_IN_THE_FIRST_LOAD -> aPauseInTheFirstLoad();
            case A_TORN_BATCH -> aTornBatch();
            case A_GATED_READ_BEFORE_THE_FENCE -> aGatedReadBeforeTheFence();
            case A_WRITE_AFTER_A_COMPACTION -> aWriteAfterACompaction();
            case A_POWER_FAILURE -> aPowerFailure();
            case A_PAUSE_IN_MID_SEAL -> aPauseInMidSeal();
        };
    }

    private static List<String> aFenceOfOneWhoDied() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.store();
        stage.pass(2_000);
        stage.send(ann, "1");
        stage.pass(500);
        return unseenByBob(stage, ann, Statement.APPEND);
    }

    private static List<String> aFenceOverASeal() {
        Stage stage = new Stage(1);
        Actor ann = stage.store();
        stage.pass(2_000);
        stage.send(ann, "1");
        stage.pass(500);
        return unseenByBob(stage, ann, Statement.SEAL);
    }

    private static List<String> unseenByBob(Stage stage, Actor ann, Statement last) {
        ann.on(last, () -> {
            stage.hold(LONG, 1, 2);
            ann.dieSoon();
        });
        stage.send(ann, "2");
        stage.pass(20);
        stage.holdNothing();
        stage.node(0).crash();
        Actor bob = stage.store();
        bob.on(Statement.ADOPT, () -> {
            stage.hold(10_000, 0, 1, 2);
            bob.dieSoon();
        });
        stage.pass(3_000);
        stage.pull(bob, 0, 10);
        stage.pass(2_000);
        stage.holdNothing();
        stage.node(0).start();
        Actor cid = stage.store();
        stage.pass(3_000);
        stage.pull(cid, 0, 10);
        stage.send(cid, "3");
        stage.pass(500);
        stage.pull(cid, 0, 10);
        stage.pass(500);
        return stage.finish();
    }

    private static List<String> aShortReign() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.store(Duration.ofSeconds(3));
        stage.pass(1_500);
        stage.send(ann, "1");
        stage.pass(100);
        ann.die();
        Actor bob = stage.store(Duration.ofSeconds(-4));
        bob.on(Statement.MOVE_SHARDS, () -> bob.pause(30, 60_000));
        stage.pass(3_000);
        bob.die();
        Actor cid = stage.store(Duration.ofSeconds(-4));
        stage.pass(2_000);
        stage.send(cid, "2");
        stage.pass(3_000);
        return stage.finish();
    }

    private static List<String> aClockThatStepsBack() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.store(Duration.ofSeconds(3));
        stage.pass(1_500);
        stage.send(ann, "1");
        stage.pass(100);
        ann.stepClock(Duration.ofSeconds(-6));
        stage.pass(1_000);
        ann.die();
        Actor bob = stage.store(Duration.ofSeconds(-4));
        stage.pass(2_000);
        stage.send(bob, "2");
        stage.pass(3_000);
        return stage.finish();
    }

    private static List<String> aHandOverInMidWrite() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> {
            stage.hold(700, 0, 1, 2);
            stage.send(ann, "2");
        });
        stage.pass(20);
        stage.holdNothing();
        stage.pass(300);
        stage.pull(bob, 0, 10);
        stage.pass(100);
        stage.send(bob, "3");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverToASlowClock() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.store(Duration.ofSeconds(3));
        stage.pass(1_500);
        stage.send(ann, "1");
        stage.pass(100);
        Actor bob = stage.storeThatAsks(Duration.ofSeconds(-20), () -> {});
        stage.pass(500);
        stage.send(bob, "2");
        stage.pass(3_000);
        return stage.finish();
    }

    private static List<String> aLongHandOver() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.store(Duration.ofSeconds(3));
        stage.pass(1_500);
        stage.send(ann, "1");
        stage.pass(100);
        ann.on(Statement.MOVE_SHARDS, () -> {
            ann.on(Statement.APPEND, () -> stage.hold(4_000, 0, 1, 2));
            stage.send(ann, "3");
        });
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> {
            stage.hold(700, 0, 1, 2);
            stage.send(ann, "2");
        });
        stage.pass(20);
        stage.holdNothing();
        stage.pass(1_000);
        stage.holdNothing();
        stage.send(bob, "4");
        stage.pass(5_000);
        stage.send(bob, "5");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverThatComesBack() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> ann.loseAnswerTo(Statement.MOVE_SHARDS));
        stage.pass(200);
        bob.die();
        stage.pass(5_000);
        stage.sendInPeace(ann, "2");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverOfOneWhoDied() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        stage.store();
        stage.pass(1_000);
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> {
            stage.hold(LONG, 0, 1, 2);
            stage.send(ann, "2");
        });
        stage.holdNothing();
        ann.pause(50, 600);
        bob.pause(400, 400);
        stage.pass(1_500);
        stage.send(bob, "3");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverOfWhatWasNotServed() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        ann.on(Statement.APPEND, () -> {
            stage.hold(LONG, 0, 1, 2);
            ann.dieSoon();
        });
        stage.send(ann, "2");
        stage.pass(20);
        stage.holdNothing();
        stage.store();
        stage.pass(2_000);
        Actor cid = stage.storeThatAsks(Duration.ZERO, () -> {});
        stage.pass(500);
        stage.send(cid, "3");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverInMidSeal() {
        Stage stage = new Stage(1, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> {
            stage.hold(LONG, 0, 1, 2);
            stage.send(ann, "2");
        });
        stage.holdNothing();
        stage.pass(300);
        stage.send(bob, "3");
        stage.pass(2_000);
        return stage.finish();
    }

    private static List<String> aHandOverWithoutAnAnswer() {
        Stage stage = new Stage(ROOMY, Duration.ofMillis(200));
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.storeThatAsks(Duration.ZERO, () -> ann.loseAnswerTo(Statement.MOVE_SHARDS));
        stage.pass(200);
        stage.sendInPeace(bob, "2");
        stage.pass(200);
        stage.pull(ann, 0, 10);
        stage.pass(3_000);
        return stage.finish();
    }

    private static List<String> aRefusalInDoubt() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        ann.on(Statement.APPEND, () -> stage.hold(12_000, 0, 1, 2));
        stage.send(ann, "2");
        stage.pass(20);
        stage.holdNothing();
        stage.node(1).crash();
        stage.node(2).crash();
        stage.pass(6_000);
        stage.node(1).start();
        stage.node(2).start();
        stage.pass(3_000);
        stage.sendInPeace(ann, "3");
        stage.pass(1_000);
        stage.pull(ann, 0, 10);
        stage.pass(5_000);
        return stage.finish();
    }

    private static List<String> aPauseInMidWrite() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.store();
        stage.pass(2_000);
        ann.on(Statement.APPEND, () -> {
            stage.hold(850, 0, 1, 2);
            ann.pause(5, 4_000);
        });
        stage.send(ann, "2");
        stage.pass(20);
        stage.holdNothing();
        stage.pass(600);
        stage.pull(bob, 0, 10);
        stage.pass(100);
        stage.send(bob, "3");
        stage.pass(6_000);
        return stage.finish();
    }

    private static List<String> aPauseBeforeAPull() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        Actor bob = stage.store();
        stage.pass(2_000);
        stage.pull(ann, 0, 10);
        ann.pause(0, 2_000);
        stage.pass(1_200);
        stage.send(bob, "2");
        stage.pass(100);
        stage.pull(ann, 0, 10);
        stage.pass(5_000);
        return stage.finish();
    }

    private static List<String> aPauseInTheFirstLoad() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.store();
        stage.pass(2_000);
        stage.node(2).crash();
        // All replicas do not answer: she is about to ask a quorum.
        ann.on(Statement.NEWEST_OF_ALL, () -> ann.pause(80, 15_000));
        stage.send(ann, "1");
        stage.pass(100);
        stage.node(2).start();
        Actor bob = stage.store();
        stage.pass(3_000);
        bob.on(Statement.APPEND, () -> {
            stage.hold(LONG, 1, 2);
            bob.dieSoon();
        });
        stage.send(bob, "1");
        stage.pass(500);
        stage.holdNothing();
        stage.node(0).crash();
        Actor cid = stage.store();
        cid.on(Statement.ADOPT, () -> stage.hold(13_000, 0, 1, 2));
        stage.pass(4_000);
        stage.pull(cid, 0, 10);
        stage.pass(1_000);
        stage.node(0).start();
        stage.node(2).crash();
        stage.pass(12_000);
        return stage.finish();
    }

    private static List<String> aTornBatch() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        ann.on(Statement.APPEND, () -> {}).on(Statement.APPEND, () -> {
            stage.hold(LONG, 1, 2);
            ann.dieSoon();
        });
        for (int message = 2; message < 22; message++) {
            stage.send(ann, String.valueOf(message));
        }
        stage.pass(100);
        stage.holdNothing();
        stage.node(2).crash();
        Actor bob = stage.store();
        stage.pass(300);
        stage.pullGated(bob, 1, 1);
        stage.pass(400);
        stage.node(2).start();
        stage.node(0).crash();
        stage.pass(4_000);
        stage.pull(bob, 0, 100);
        stage.pass(1_000);
        return stage.finish();
    }

    private static List<String> aGatedReadBeforeTheFence() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        ann.on(Statement.APPEND, () -> {}).on(Statement.APPEND, () -> {
            stage.hold(LONG, 1, 2);
            ann.dieSoon();
        });
        for (int message = 2; message < 5; message++) {
            stage.send(ann, String.valueOf(message));
        }
        stage.pass(100);
        stage.holdNothing();
        stage.node(0).crash();
        Actor bob = stage.store();
        bob.on(Statement.ADOPT, () -> stage.hold(4_000, 0, 1, 2));
        stage.pass(3_000);
        stage.pull(bob, 0, 10);
        stage.pass(500);
        stage.node(0).start();
        Actor cid = stage.store();
        for (int tries = 0; tries < 10; tries++) {
            stage.pass(200);
            stage.pullGated(cid, 1, 3);
        }
        stage.pass(6_000);
        return stage.finish();
    }

    private static List<String> aWriteAfterACompaction() {
        Stage stage = new Stage(ROOMY);
        Actor ann = stage.storeWithAMessage();
        ann.on(Statement.APPEND, () -> {
            stage.hold(8_000, 0, 1, 2);
            ann.dieSoon();
        });
        stage.send(ann, "2");
        stage.pass(100);
        stage.holdNothing();
        Actor bob = stage.store();
        stage.pass(3_000);
        stage.send(bob, "3");
        stage.pass(100);
        stage.pull(bob, 0, 10);
        stage.pass(100);
        stage.purgeTombstones();
        return stage.finish();
    }

    private static List<String> aPowerFailure() {
        Stage stage = new Stage(ROOMY);
        stage.storeWithAMessage();
        stage.nodes().forEach(node -> node.crash());
        stage.pass(1_000);
        stage.nodes().forEach(node -> node.start());
        return stage.finish();
    }

    /** Bob must load the chat before the seal lands; when he follows depends on where in her heartbeat ann stops. So several moments are played. */
    private static List<String> aPauseInMidSeal() {
        return IntStream.of(400, 550, 750)
                .mapToObj(Scene::aPauseInMidSeal)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> aPauseInMidSeal(int untilBobIsAsked) {
        Stage stage = new Stage(2);
        Actor ann = stage.storeWithAMessage();
        stage.send(ann, "2");
        stage.pass(100);
        Actor bob = stage.store();
        stage.pass(2_000);
        ann.on(Statement.SEAL, () -> {
            stage.hold(850, 0, 1, 2);
            ann.pause(5, 1_200);
        });
        stage.send(ann, "3");
        stage.pass(20);
        stage.holdNothing();
        stage.pass(untilBobIsAsked);
        stage.send(bob, "4");
        stage.pass(100);
        stage.pull(bob, 0, 10);
        stage.pass(6_000);
        return stage.finish();
    }
}
