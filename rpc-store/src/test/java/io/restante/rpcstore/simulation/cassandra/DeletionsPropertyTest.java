package io.restante.rpcstore.simulation.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeletionsPropertyTest {
    private static final int KEYS = 20;

    @Provide
    Arbitrary<List<Deletion>> ranges() {
        Arbitrary<Long> bound = Arbitraries.longs().between(0, KEYS);
        return Combinators.combine(bound, bound, Arbitraries.longs().between(1, 5))
                .as((from, to, timestamp) -> new Deletion(from, to, timestamp, 0))
                .list()
                .ofMaxSize(8);
    }

    @Property
    void eachKeyShouldBeDeletedByTheNewestRangeOverIt(@ForAll("ranges") List<Deletion> ranges) {
        Deletions sum = sum(ranges);
        for (long key = 0; key <= KEYS; key++) {
            assertThat(sum.at(key)).isEqualTo(newest(ranges, key));
        }
    }

    @Property
    void theOrderOfAddingShouldNotMatter(@ForAll("ranges") List<Deletion> ranges) {
        Deletions reversed = Deletions.NONE;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            reversed = reversed.plus(ranges.get(i));
        }
        assertThat(sum(ranges).deletesLike(reversed)).isTrue();
    }

    @Property
    void aPartShouldDeleteTheSameWithinItsBounds(@ForAll("ranges") List<Deletion> ranges) {
        Deletions part = sum(ranges).within(5, 12);
        for (long key = 0; key <= KEYS; key++) {
            assertThat(part.at(key)).isEqualTo(key < 5 || key > 12 ? Row.NEVER : newest(ranges, key));
        }
    }

    private static Deletions sum(List<Deletion> ranges) {
        Deletions sum = Deletions.NONE;
        for (Deletion range : ranges) {
            sum = sum.plus(range);
        }
        return sum;
    }

    private static long newest(List<Deletion> ranges, long key) {
        return ranges.stream()
                .filter(range -> range.from() <= key && key <= range.to())
                .mapToLong(Deletion::timestamp)
                .max()
                .orElse(Row.NEVER);
    }
}
