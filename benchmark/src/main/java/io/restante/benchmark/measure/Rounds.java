package io.restante.benchmark.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures works in turns, so that what changes on the machine meanwhile meets all of them alike.
 *
 * @param count how many rounds count
 * @param length of a round of one work
 * @param warmUp goes before the first round
 * @param out is told the progress
 */
public record Rounds(int count, Duration length, WarmUp warmUp, Consumer<String> out) {
    /** The works' series by name, in the order of the works. */
    public Map<String, Series> measure(List<Work> works) throws IOException, InterruptedException {
        List<List<Sample>> samples = new ArrayList<>();
        works.forEach(work -> samples.add(new ArrayList<>()));
        warmUp.run(works, out);
        for (int round = 1; round <= count; round++) {
            for (int i = 0; i < works.size(); i++) {
                Work work = works.get(i);
                Sample sample = work.round().run(length);
                samples.get(i).add(sample);
                out.accept("  round %d  %-28s %,10.0f/s%s"
                        .formatted(
                                round,
                                work.name(),
                                sample.rate(),
                                sample.failed() == 0 ? "" : "  failed " + sample.failed()));
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        for (int i = 0; i < works.size(); i++) {
            String name = works.get(i).name();
            series.put(name, new Series(name, samples.get(i)));
        }
        return series;
    }
}
