package io.restante.history.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.nio.charset.StandardCharsets;

/** What both sides of the format must agree on. */
final class LineFormat {
    static final int VERSION = 1;

    static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private LineFormat() {}

    static byte[] start() {
        return bytes("{\"kind\":\"history\",\"version\":" + VERSION + "}\n");
    }

    static byte[] end() {
        return bytes("{\"kind\":\"end\"}\n");
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
