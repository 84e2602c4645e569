package io.restante.benchmark.profile;

import io.restante.benchmark.report.Xml;
import java.util.Locale;
import java.util.Map;

/**
 * A call tree as a picture: each frame lies on its caller and is as wide as its share of the samples. Frames too narrow to be seen
 * are left out. A mouse over a frame shows its whole name.
 */
final class FlameSvg {
    private static final int WIDTH = 1_200;
    private static final int TOP = 40;
    private static final int ROW = 16;
    private static final double NARROWEST = 3;
    private static final double LETTER = 6.2;
    private static final int LEAST_LETTERS = 4;

    private final double perSample;
    private final StringBuilder frames = new StringBuilder();
    private int deepest;

    private FlameSvg(Frame root) {
        this.perSample = (double) WIDTH / Math.max(1, root.samples());
    }

    /** @param title one line: what was measured */
    static String of(String title, Frame root) {
        FlameSvg svg = new FlameSvg(root);
        svg.draw(root, 0, 0);
        int height = TOP + ROW * (svg.deepest + 1);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                  font-family="sans-serif" font-size="11">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                <text x="6" y="22" font-size="15" font-weight="bold">%3$s</text>
                %4$s</svg>
                """
                .formatted(WIDTH, height, Xml.escaped(title), svg.frames);
    }

    private void draw(Frame caller, double left, int depth) {
        double x = left;
        for (Map.Entry<String, Frame> callee : caller.callees().entrySet()) {
            double width = callee.getValue().samples() * perSample;
            if (width >= NARROWEST) {
                deepest = Math.max(deepest, depth);
                box(callee.getKey(), callee.getValue().samples(), x, depth, width);
                draw(callee.getValue(), x, depth + 1);
            }
            x += width;
        }
    }

    private void box(String name, long samples, double x, int depth, double width) {
        int letters = (int) (width / LETTER);
        String shown = brief(name);
        String text = letters < LEAST_LETTERS
                ? ""
                : "<text x=\"%.1f\" y=\"%d\">%s</text>"
                        .formatted(
                                x + 2,
                                TOP + ROW * depth + 12,
                                Xml.escaped(shown.length() <= letters ? shown : shown.substring(0, letters)));
        frames.append(String.format(
                Locale.ROOT,
                "<g><title>%s: %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#ffffff\"/>%s</g>%n",
                Xml.escaped(name),
                100 * samples * perSample / WIDTH,
                x,
                TOP + ROW * depth,
                width,
                ROW,
                colour(name),
                text));
    }

    /** The class and the method, without the package. */
    private static String brief(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String colour(String name) {
        if (name.startsWith("io/restante/")) {
            return "#66bb6a";
        }
        if (name.startsWith("io/netty/") || name.startsWith("io/grpc/")) {
            return "#ffca28";
        }
        return name.contains("/") ? "#ffab91" : "#bdbdbd";
    }
}
