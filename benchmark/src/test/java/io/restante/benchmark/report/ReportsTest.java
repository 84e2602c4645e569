package io.restante.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.benchmark.measure.Sample;
import io.restante.benchmark.measure.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportsTest {
    private final Report report = new Report(Map.of("commit", "abc", "rounds", 2));

    @BeforeEach
    void setUp() {
        report.add(
                "durable",
                List.of(new Series("send", List.of(new Sample(650, 1_300, 1, 2, 10, 20)))),
                List.of(0.5, 0.6, 0.7));
        report.add("memory", Map.of("longest_pause_ms", 12.5));
        report.add(Finding.ratio(
                "send-durable", "send <all>", "650/s", "driver 1,000/s", 0.65, Target.atLeast(0.65), "send: 3 failed"));
        report.add(Finding.value("start", "p99", 300, Target.atMost(150, " ms"), ""));
        report.add(Finding.told("memory", "resident", "100 MiB"));
        report.add(Finding.leftOut("overload", "takes too long for --quick"));
    }

    @Test
    void theTableShouldSayWhatWasMetMissedAndLeftOut() {
        assertThat(TextTable.of(report.findings()))
                .isEqualTo(
                        """
                | row          | what       | figure  | yardstick      | ratio | target   |         | note                       |
                |--------------|------------|---------|----------------|-------|----------|---------|----------------------------|
                | send-durable | send <all> | 650/s   | driver 1,000/s | 0.650 | ≥ 0.65   | met     | send: 3 failed             |
                | start        | p99        | 300 ms  |                |       | ≤ 150 ms | missed  |                            |
                | memory       | resident   | 100 MiB |                |       |          |         |                            |
                | overload     |            |         |                |       |          | not run | takes too long for --quick |
                """);
    }

    @Test
    void theJsonShouldHoldEveryRound() throws Exception {
        JsonNode json = new JsonMapper().readTree(JsonResults.of(report));

        assertThat(json.at("/facts/commit").asText()).isEqualTo("abc");
        assertThat(json.at("/raw/0/work").asText()).isEqualTo("send");
        assertThat(json.at("/raw/0/rounds/0/per_second").asDouble()).isEqualTo(650);
        assertThat(json.at("/raw/0/rounds/0/refused").asLong()).isEqualTo(1);
        assertThat(json.at("/raw/0/rounds/0/broken").asLong()).isEqualTo(2);
        assertThat(json.at("/raw/0/load_average/2").asDouble()).isEqualTo(0.7);
        assertThat(json.at("/raw/1/row").asText()).isEqualTo("memory");
        assertThat(json.at("/raw/1/longest_pause_ms").asDouble()).isEqualTo(12.5);
    }

    @Test
    void theJsonShouldHoldTheFindings() throws Exception {
        JsonNode findings = new JsonMapper().readTree(JsonResults.of(report)).path("findings");

        assertThat(findings.findValuesAsText("verdict")).containsExactly("met", "missed", "", "not run");
        assertThat(findings.at("/0/value").asDouble()).isEqualTo(0.65);
        assertThat(findings.at("/0/note").asText()).isEqualTo("send: 3 failed");
        assertThat(findings.get(2).has("value")).isFalse();
    }

    @Test
    void theChartShouldBeXmlWithABarForEachTarget() throws Exception {
        Document chart = parsed(SvgChart.of("a & b", report.findings()));
        NodeList rectangles = chart.getElementsByTagName("rect");

        // The first one is the paper.
        assertThat(rectangles.getLength()).isEqualTo(3);
        assertThat(width(rectangles, 1)).isEqualTo(2 * width(rectangles, 2));
        assertThat(chart.getDocumentElement().getTextContent()).contains("a & b", "send <all>", "0.650", "300 ms");
    }

    @Test
    void theChartShouldNeedNothingElse() {
        assertThat(SvgChart.of("a", report.findings()).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "href", "<script");
    }

    @Test
    void theFilesShouldBeNamedAlike(@TempDir Path folder) throws Exception {
        List<Path> files = new ResultFiles(folder.resolve("new"), "2026-11-29-abc").write(report, "head");

        assertThat(files)
                .extracting(file -> folder.resolve("new").relativize(file).toString())
                .containsExactly("2026-11-29-abc.json", "2026-11-29-abc.svg", "2026-11-29-abc.txt");
        assertThat(files).allMatch(Files::isRegularFile);
        assertThat(Files.readString(files.get(2))).startsWith("head\n").contains("not run");
    }

    @Test
    void factsShouldBeToldWithoutGit(@TempDir Path folder) throws Exception {
        assertThat(Facts.commit(folder)).isEqualTo("unknown");
        assertThat(Facts.machine()).containsKeys("processor", "cores", "kernel", "java", "load_average");
    }

    private static long width(NodeList rectangles, int index) {
        return Long.parseLong(((Element) rectangles.item(index)).getAttribute("width"));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
