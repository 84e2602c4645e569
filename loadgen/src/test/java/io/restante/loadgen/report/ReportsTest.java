package io.restante.loadgen.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.Payload;
import io.restante.loadgen.measure.Measurements;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.resources.Usage;
import io.restante.loadgen.result.BoundedStream;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final Measurements measurements = new Measurements(Schedule.steady(1_000, Duration.ofSeconds(2)));
    private final List<Tick> ticks = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    /** Two seconds of 1,000 calls each, of 1 to 1,000 ms; every hundredth times out. */
    private Summary summary() {
        for (int second = 1; second <= 2; second++) {
            for (int n = 1; n <= 1_000; n++) {
                measurements.sent(MILLI / 10);
                boolean over = n % 100 == 0;
                measurements.ended(
                        over ? Code.TIMEOUT : Code.SUCCESS,
                        over ? n > 900 ? "no answer\u001b[2J for <long>" : "no answer" : "",
                        n * MILLI);
            }
            ticks.add(measurements.tick(second * SECOND));
        }
        Totals totals = measurements.totals();
        return new Summary(
                1_000,
                2 * SECOND,
                1_001,
                totals,
                3,
                4,
                5,
                measurements.latency(),
                measurements.lag(),
                measurements.messages(),
                measurements.seconds());
    }

    @Test
    void jsonShouldHaveExactlyItsFields() {
        assertThat(JsonReport.of(summary()))
                .isEqualToIgnoringWhitespace(
                        """
                        {"wanted_lps":1000,"achieved_lps":1000,"sent":2000,
                         "results":{"success":1980,"timeout":20,"call_error":0,"response_error":0,"content_error":0,"fatal":0},
                         "latency_ms":{"p50":500.170751,"p90":900.202495,"p99":990.380031,"p99_9":999.292927,"max":1000.341503},
                         "lag_ms":{"p99":0.100031,"max":0.100031},"concurrency":1001,
                         "messages":[{"code":"timeout","message":"no answer","calls":18},
                          {"code":"timeout","message":"no answer [2J for <long>","calls":2}]}
                        """);
    }

    @Test
    void theMostFrequentMessagesShouldBeOnTheScreenAndOnThePage() {
        Summary summary = summary();

        assertThat(SummaryText.of(summary))
                .containsPattern("most frequent +calls  message")
                .containsPattern("timeout +18  no answer\n")
                .containsPattern("timeout +2  no answer \\[2J for <long>\n");
        assertThat(HtmlReport.of(new RunReport("run", summary, Map.of())))
                .contains("no answer [2J for &lt;long&gt;")
                .doesNotContain("\u001b");
    }

    @Test
    void theTableShouldHaveCodesPercentilesAndRates() {
        assertThat(SummaryText.of(summary()))
                .containsPattern("success +1980 +99.000 %")
                .containsPattern("timeout +20 +1.000 %")
                .containsPattern("p99\\.99 +1000\\.\\d+ +0\\.100")
                .contains("1000.0 calls a second achieved, 1000.0 wanted (100.00 %); 2000 sent, at most 1001 at once")
                .contains("3 calls fell due and were not sent")
                .contains("4 answers came after their call had timed out")
                .contains("5 results are missing in the CSV file");
    }

    @Test
    void theLiveLineShouldTellHowItGoes() {
        summary();

        assertThat(new LiveLine(4 * SECOND).of(ticks.get(0)))
                .isEqualTo("[#####...............]  25% 1/4s  sent 1000  answered 1000  timeout 10"
                        + "  p50 500.17 ms  p99 990.38 ms  in flight 0  lag p99 0.10 ms");
    }

    @Test
    void theHistogramLogShouldBeReadableByItsOwnReader() throws IOException {
        Path file = folder.resolve("run.hlog");
        summary();
        try (HistogramLog log = new HistogramLog(file, 1_700_000_000_000L)) {
            ticks.forEach(log);
        }

        List<Histogram> read = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                read.add((Histogram) next);
            }
        }

        assertThat(read).hasSize(2).allSatisfy(histogram -> {
            assertThat(histogram.getTotalCount()).isEqualTo(1_000);
            assertThat(histogram.getValueAtPercentile(50)).isEqualTo(500_170_751);
        });
        assertThat(read.get(1).getEndTimeStamp()).isEqualTo(1_700_000_002_000L);
    }

    @Test
    void theCsvFileShouldHaveALineForEachResult() throws IOException {
        Path file = folder.resolve("run.csv");
        CsvFile csv = new CsvFile(file);
        try (BoundedStream<Result> stream = new BoundedStream<>("loadgen-test", 8)) {
            stream.subscribe(csv);
            stream.offer(
                    new Result(1, Payload.of(new byte[3]), Payload.of(new byte[5]), Code.SUCCESS, "", 0, 10, 2_000));
            stream.offer(new Result(
                    2, Payload.of(new byte[4]), Payload.EMPTY, Code.CALL_ERROR, "a \"quoted\"\nline", 7, 8, 9));
        }
        csv.close();

        assertThat(Files.readString(file).split("\r\n", -1))
                .containsExactly(
                        "id,intended_ns,sent_ns,elapsed_ns,code,message,request_bytes,response_bytes",
                        "1,0,10,2000,success,,3,5",
                        "2,7,8,9,call_error,\"a \"\"quoted\"\" line\",4,0",
                        "");
    }

    @Test
    void thePageShouldHaveItsChartsAndNeedNothingFromOutside() {
        Map<Long, List<Usage>> usages = Map.of(
                4711L, List.of(new Usage(SECOND, 0.5, 1 << 20, 0, 0), new Usage(2 * SECOND, 1.5, 2 << 20, 0, 9)));

        String page = HtmlReport.of(new RunReport("loadgen <tcp> & more", summary(), usages));

        assertThat(page)
                .contains("<title>loadgen &lt;tcp&gt; &amp; more</title>")
                .doesNotContainPattern("(?i)https?://|<script|<link|@import|url\\(|src=");
        assertThat(page.split("<figcaption>", -1))
                .extracting(part -> part.replaceAll("(?s)<.*", ""))
                .endsWith(
                        "Latency over time",
                        "Percentiles",
                        "Throughput",
                        "In flight",
                        "Load against CPU",
                        "Load against memory",
                        "Load against storage");
        // Load and CPU on one time axis: both lines go from its left end to its right end.
        String chart = page.substring(page.indexOf("Load against CPU"), page.indexOf("Load against memory"));
        assertThat(chart).contains("CPU of 4711");
        assertThat(chart.split("points=\"", -1))
                .hasSize(6)
                .filteredOn(part -> part.startsWith("64.0,"))
                .hasSize(5);
    }

    @Test
    void theChartsShouldBeWellFormed() throws Exception {
        String page = HtmlReport.of(new RunReport("run", summary(), Map.of()));

        for (String part : page.split("<svg", -1)) {
            if (part.contains("</svg>")) {
                String svg = "<svg" + part.substring(0, part.indexOf("</svg>")) + "</svg>";
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
                assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }
}
