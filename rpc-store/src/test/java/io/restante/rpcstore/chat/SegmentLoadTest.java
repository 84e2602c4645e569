package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Loads of chats that have left their first segment, or are about to. */
class SegmentLoadTest {
    private final ChatFixture chat = ChatFixture.firstOwner(ChatFixture.limits(2, 1_000_000));

    @Test
    void aChatInItsFirstSegmentShouldBeLoadedByOneRead() {
        send(chat, "a");
        ChatFixture next = chat.nextOwner();
        load(next);

        assertThat(next.store.newestLimits).hasSize(1);
        assertThat(next.segments.reads).isZero();
    }

    @Test
    void aLoadShouldJumpToTheNewestSegment() {
        send(chat, "a", "b", "c", "d", "e", "f", "g");
        ChatFixture next = chat.nextOwner();
        send(next, "h");

        assertThat(next.store.newestLimits).hasSize(2);
        assertThat(next.segments.reads).isEqualTo(1);
        assertThat(next.chain(3)).extracting(StoredMessage::text).containsExactly("g", "h");
        assertThat(next.store.adopted).singleElement().satisfies(adoption -> assertThat(
                        adoption.partition().segment())
                .isEqualTo(3));
    }

    @Test
    void aSealWhoseSealerDiedShouldBeAdoptedBeforeTheNextSegmentIsFencedAndNoted() {
        StoredMessage seal = sealAndDie();
        ChatFixture next = chat.nextOwner();
        send(next, "c");

        assertThat(next.store.adopted).hasSize(2);
        assertThat(next.store.adopted.get(0).rows()).containsExactly(seal);
        assertThat(next.store.adopted.get(1).rows()).isEmpty();
        assertThat(next.store.adopted.get(1).partition().segment()).isEqualTo(1);
        assertThat(next.segments.noted).containsExactly(new SegmentStart("room", seal.sendTime() + 1, 1));
        assertThat(next.chain(1)).extracting(StoredMessage::prev).containsExactly(seal.sendTime());
        assertThat(next.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void theNextSegmentShouldBeFencedOnlyOnceTheSealIsKept() {
        sealAndDie();
        ChatFixture next = chat.nextOwner();
        next.store.holdAdoptions = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        next.settle();
        assertThat(next.store.adopted).hasSize(1);
        next.store.adoptions.remove().goOn();
        next.settle();
        assertThat(next.store.adopted).hasSize(2);
        assertThat(next.segments.noted).isEmpty();
        next.store.adoptions.remove().goOn();
        next.settle();

        assertThat(next.segments.noted).hasSize(1);
        assertThat(pulled.join().messages()).hasSize(2);
    }

    @Test
    void aLoadThatEndsAfterItsShardHasGoneShouldNoteNothing() {
        sealAndDie();
        ChatFixture next = chat.nextOwner();
        next.store.holdAdoptions = true;
        next.pull(0, 10, false);
        next.settle();
        next.store.adoptions.remove().goOn();
        next.log.drain();
        next.store.adoptions.remove().goOn();
        next.settle();

        assertThat(next.segments.noted).isEmpty();
    }

    @Test
    void aLoadThatCannotNoteTheSegmentShouldFail() {
        sealAndDie();
        ChatFixture next = chat.nextOwner();
        next.segments.holdPuts = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        for (int attempt = 0; attempt < 5; attempt++) {
            next.settle();
            next.segments.puts.remove().answerOnly(WriteOutcome.UNKNOWN);
        }
        assertThat(errorOf(pulled)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);

        next.segments.holdPuts = false;
        send(next, "c");
        assertThat(next.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void anOwnerThatDiedBeforeItsFirstBatchInASegmentShouldLeaveTheSealKept() {
        send(chat, "a", "b");
        chat.segments.holdPuts = true;
        chat.send("never");
        chat.settle();
        chat.store.holdAppends = true;
        chat.segments.puts.remove().goOn();
        chat.settle();
        chat.die();
        ChatFixture next = chat.nextOwner();
        send(next, "c");
        assertThat(next.store.adopted)
                .extracting(adoption -> adoption.partition().segment())
                .containsExactly(0, 1);
        assertThat(next.segments.noted).isEmpty();

        chat.store.appends.remove().goOn();
        assertThat(next.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void aSealThatComesAfterTheTakeoverShouldNotAppear() {
        send(chat, "a", "b");
        chat.store.holdAppends = true;
        chat.send("never");
        chat.settle();
        chat.die();
        ChatFixture next = chat.nextOwner();
        load(next);
        chat.store.appends.remove().goOn();
        assertThat(next.chain(0)).hasSize(2);

        send(next, "c");
        assertThat(next.chain(0).get(2).epoch()).isEqualTo(2);
        assertThat(next.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void aFenceThatComesLateShouldNotDeleteASealThatWasAdopted() {
        send(chat, "a", "b");
        chat.store.holdAppends = true;
        chat.send("never");
        chat.settle();
        chat.die();
        ChatFixture slow = chat.nextOwner();
        slow.store.holdAdoptions = true;
        slow.pull(0, 10, false);
        slow.settle();
        slow.die();
        chat.store.appends.remove().goOn();
        StoredMessage seal = chat.chain(0).get(2);
        ChatFixture next = slow.nextOwner();
        send(next, "c");

        Adoption late = slow.store.adopted.get(0);
        assertThat(late.rows()).extracting(StoredMessage::text).containsExactly("b");
        assertThat(late.before()).isGreaterThan(seal.sendTime());
        slow.store.adoptions.remove().goOn();

        assertThat(next.chain(0)).contains(seal);
        assertThat(next.texts()).containsExactly("a", "b", "c");
        assertThat(next.nextOwner().sent("d", null).replayed()).isFalse();
        assertThat(next.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aReloadInTheSameEpochShouldNotFenceAgain() {
        sealAndDie();
        ChatFixture next = chat.nextOwner();
        send(next, "c", "d", "e");
        int adoptions = next.store.adopted.size();
        next.reopen();
        send(next, "f");

        assertThat(next.store.adopted).hasSize(adoptions);
        assertThat(next.texts()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void aSealThatIsNowhereToBeFoundShouldBeCounted() {
        sealAndDie();
        chat.segmentRows.put(new SegmentStart("room", chat.chain(0).get(2).sendTime() + 1, 1));
        chat.segmentRows.put(new SegmentStart("room", chat.chain(0).get(2).sendTime() + 9, 2));
        ChatFixture next = chat.nextOwner();
        load(next);

        assertThat(next.breaks.counted(ChainBreaks.Kind.BREAK)).isPositive();
    }

    @Test
    void aLoadShouldFirstAskAllReplicasAndAQuorumWhereTheyAreLate() {
        send(chat, "a");
        ChatFixture next = chat.nextOwner();
        next.store.moreReplicas = true;
        next.store.holdLoads = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        next.time.pass(Duration.ofMillis(199));
        assertThat(next.store.loads).isEmpty();
        next.time.pass(Duration.ofMillis(1));
        assertThat(next.store.loads).hasSize(1);
        next.store.loads.remove().goOn();
        next.store.loadsOfAll.remove().goOn();
        next.settle();

        assertThat(pulled.join().messages()).hasSize(1);
    }

    @Test
    void aLoadShouldDoWithWhatAllReplicasTell() {
        send(chat, "a");
        ChatFixture next = chat.nextOwner();
        next.store.moreReplicas = true;
        load(next);

        assertThat(next.store.newestLimits).isEmpty();
    }

    /** Full, sealed, and the owner dead before it could note the next segment. */
    private StoredMessage sealAndDie() {
        send(chat, "a", "b");
        chat.segments.holdPuts = true;
        chat.send("never");
        chat.settle();
        chat.die();
        return chat.chain(0).get(2);
    }

    private static void load(ChatFixture owner) {
        CompletableFuture<Page> pulled = owner.pull(0, 100, false);
        owner.settle();
        assertThat(pulled).isCompleted();
    }

    private static void send(ChatFixture owner, String... texts) {
        for (String text : texts) {
            owner.sent(text, null);
        }
    }
}
