package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.benchmark.cassandra.Sessions;
import io.restante.benchmark.fill.ChatFiller;
import io.restante.benchmark.fill.ChatShape;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import io.restante.systemtest.running.Restante;
import io.restante.systemtest.running.Restante.Said;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./restante verify-chat} over chats that stores have written. */
class VerifyChatST {
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();
    private CqlSession session;
    private Restante restante;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        session = Sessions.open(installation.contact());
        restante = new Restante(folder);
    }

    @AfterEach
    void tearDown() {
        session.close();
    }

    @Test
    void aChatThatAStoreHasWrittenShouldHold() throws Exception {
        for (int i = 0; i < 20; i++) {
            http.send("st-verified:ann", "a secret", "ann", i % 2 == 0 ? "key-" + i : null);
        }
        // By its other name.
        Said said = verify("ann:st-verified");

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("ann:st-verified: 20 messages in ")
                .contains(" and 1 segments, 10 with a key.")
                .contains("The chain holds.")
                .doesNotContain("secret");
    }

    @Test
    void aChatOfTwoSegmentsShouldHold() throws Exception {
        long full = (ChatShape.SEGMENT_MESSAGES / ChatShape.BATCH_MESSAGES + 1L) * ChatShape.BATCH_MESSAGES;
        new ChatFiller(session).fill(List.of(ChatShape.usual("st-verified-full", full, ChatShape.yesterday())));
        http.send("st-verified-full", "on", "ann", null);
        Said said = verify("st-verified-full");

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("st-verified-full: " + (full + 1) + " messages")
                .contains(" and 2 segments, ");
    }

    @Test
    void aMessageThatIsLostShouldBeABreak() throws Exception {
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.add(http.send("st-verified-hole", "text", "ann", null).sendTime());
        }
        session.execute(
                "DELETE FROM restante.message WHERE chat = 'st-verified-hole' AND segment = 0 AND send_time = ?",
                sent.get(1));
        Said said = verify("st-verified-hole");

        assertThat(said.exit()).as(said.text()).isEqualTo(1);
        assertThat(said.text())
                .contains("Broken: The row at " + sent.get(2) + " in segment 0 names " + sent.get(1)
                        + " before its batch, where " + sent.get(0) + " stands.")
                .contains("The chain is broken: 1 breaks, see above.");
    }

    @Test
    void aChatThatDoesNotExistShouldBeSaid() {
        Said said = verify("st-verified-never");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("There is no chat st-verified-never at ");
    }

    private Said verify(String chat) {
        InetSocketAddress node = installation.contact();
        return restante.run(
                "verify-chat", chat, "--cassandra", node.getAddress().getHostAddress() + ":" + node.getPort());
    }
}
