package io.restante.loadgen.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restante.loadgen.measure.Summary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.HdrHistogram.Histogram;

/** A run as one JSON object, for programs. */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLIS_DIGITS = 6;
    private static final int RATE_DIGITS = 3;

    private JsonReport() {}

    /** The object, over several lines. */
    public static String of(Summary summary) {
        ObjectNode json = JSON.createObjectNode();
        json.put("wanted_lps", rounded(summary.wantedLps(), RATE_DIGITS));
        json.put("achieved_lps", rounded(summary.achievedLps(), RATE_DIGITS));
        json.put("sent", summary.totals().sent());
        ObjectNode results = json.putObject("results");
        summary.totals().results().forEach((code, count) -> results.put(code.word(), count));
        Histogram latency = summary.latency();
        json.putObject("latency_ms")
                .put("p50", millis(latency.getValueAtPercentile(50)))
                .put("p90", millis(latency.getValueAtPercentile(90)))
                .put("p99", millis(latency.getValueAtPercentile(99)))
                .put("p99_9", millis(latency.getValueAtPercentile(99.9)))
                .put("max", millis(latency.getMaxValue()));
        json.putObject("lag_ms")
                .put("p99", millis(summary.lag().getValueAtPercentile(99)))
                .put("max", millis(summary.lag().getMaxValue()));
        json.put("concurrency", summary.concurrency());
        ArrayNode messages = json.putArray("messages");
        summary.messages().forEach(said -> messages.addObject()
                .put("code", said.code().word())
                .put("message", said.message())
                .put("calls", said.calls()));
        return json.toPrettyString() + "\n";
    }

    private static BigDecimal millis(long nanos) {
        return rounded(nanos / 1e6, MILLIS_DIGITS);
    }

    /** Without an exponent, and without digits that mean nothing. */
    private static BigDecimal rounded(double number, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }
}
