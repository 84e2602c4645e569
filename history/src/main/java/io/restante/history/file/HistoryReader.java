package io.restante.history.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restante.history.operation.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Consumer;

/** Reads a history line by line; for one file, by one thread. */
public final class HistoryReader {
    private final Consumer<Entry> to;
    private final EntryReader entries = new EntryReader();
    private final BitSet ids = new BitSet();
    private boolean ended;
    private long line;

    private HistoryReader(Consumer<Entry> to) {
        this.to = to;
    }

    /**
     * Hands every entry on as soon as it is read.
     *
     * @return whether the history is whole
     * @throws DamagedHistoryException at the first line that is not as it should be; a last line that was cut off is no damage
     * @throws IOException when the file cannot be read
     */
    public static Ending read(Path file, Consumer<Entry> to) throws IOException, DamagedHistoryException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new HistoryReader(to).read(new Lines(bytes));
        }
    }

    private Ending read(Lines lines) throws IOException, DamagedHistoryException {
        while (lines.next()) {
            line++;
            try {
                take(lines.line());
            } catch (JsonProcessingException e) {
                if (lines.isCutOff() && line > 1) {
                    return Ending.CUT_OFF;
                }
                throw damaged("is no valid JSON: " + e.getOriginalMessage());
            } catch (IllegalArgumentException e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }
        if (line == 0) {
            line = 1;
            throw damaged("the file is empty, expected {\"kind\":\"history\",\"version\":" + LineFormat.VERSION + "}");
        }
        return ended ? Ending.CLOSED : Ending.OPEN;
    }

    private void take(byte[] bytes) throws IOException {
        Fields fields = Fields.of(bytes);
        String kind = fields.text("kind");
        if (line == 1) {
            start(kind, fields);
        } else if (ended) {
            throw new IllegalArgumentException("something follows the end of the history");
        } else if (kind.equals("end")) {
            fields.end();
            ended = true;
        } else {
            Entry entry = entries.entry(kind, fields);
            if (ids.get(entry.id())) {
                throw new IllegalArgumentException("\"id\" is " + entry.id() + ", which an earlier line has");
            }
            ids.set(entry.id());
            to.accept(entry);
        }
    }

    private static void start(String kind, Fields fields) {
        if (!kind.equals("history")) {
            throw new IllegalArgumentException("\"kind\" is \"" + kind + "\", expected history in the first line");
        }
        long version = fields.number("version");
        if (version != LineFormat.VERSION) {
            throw new IllegalArgumentException("\"version\" is " + version + ", expected " + LineFormat.VERSION);
        }
        fields.end();
    }

    private DamagedHistoryException damaged(String sentence) {
        return new DamagedHistoryException(line, sentence);
    }
}
