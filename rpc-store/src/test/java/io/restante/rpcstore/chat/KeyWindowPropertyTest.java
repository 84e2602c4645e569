package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.KeyRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The window against a list of all messages that is searched from its end. */
class KeyWindowPropertyTest {
    /** @param keys of all messages, oldest first; 0 is none. The first {@code older} are read later, in parts. */
    @Property
    void findShouldBeWhatASearchOfTheNewestMessagesFinds(
            @ForAll @Size(max = 40) List<@IntRange(max = 12) Integer> keys,
            @ForAll @IntRange(max = 40) int older,
            @ForAll @IntRange(min = 1, max = 8) int reach,
            @ForAll @IntRange(min = 1, max = 5) int part) {
        int split = Math.min(older, keys.size());
        KeyWindow window = new KeyWindow(reach);
        for (int i = split; i < keys.size(); i++) {
            window.append(i + 1L, key(keys.get(i)));
        }
        int read = split;
        while (window.missing() > 0) {
            assertThat(window.missing()).isEqualTo(reach - (keys.size() - read));
            int next = Math.max(0, read - part);
            List<KeyRow> rows = new ArrayList<>();
            for (int i = read - 1; i >= next; i--) {
                rows.add(new KeyRow(i + 1L, key(keys.get(i))));
            }
            window.prepend(rows);
            read = next;
            if (read == 0) {
                window.reachStart();
            }
        }
        Set<Integer> inReach = new HashSet<>();
        for (int wanted = 1; wanted <= 12; wanted++) {
            OptionalLong expected = newest(keys, reach, wanted);
            assertThat(window.find("k" + wanted)).as("key %d", wanted).isEqualTo(expected);
            if (expected.isPresent()) {
                inReach.add(wanted);
            }
        }
        assertThat(window.size()).isEqualTo(inReach.size());
    }

    private static @Nullable String key(int number) {
        return number == 0 ? null : "k" + number;
    }

    private static OptionalLong newest(List<Integer> keys, int reach, int wanted) {
        for (int i = keys.size() - 1; i >= Math.max(0, keys.size() - reach); i--) {
            if (keys.get(i) == wanted) {
                return OptionalLong.of(i + 1L);
            }
        }
        return OptionalLong.empty();
    }
}
