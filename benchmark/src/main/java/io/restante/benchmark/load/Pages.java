package io.restante.benchmark.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Pages of a chat, from wherever they are pulled. */
@FunctionalInterface
public interface Pages {
    /** A page upward, as the API answers it. */
    JsonNode pull(String chat, long cursor, int limit) throws IOException, InterruptedException;
}
