package io.restante.benchmark.report;

/** Text within pictures. */
public final class Xml {
    private Xml() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
