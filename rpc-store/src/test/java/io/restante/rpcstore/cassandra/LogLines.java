package io.restante.rpcstore.cassandra;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** What one logger and those below it log, from the making to the end, at a level that is theirs meanwhile. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;
    private final Level before;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LogLines(String name, Level level) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        start();
        logger.addAppender(this);
        logger.setLevel(level);
    }

    /** Now, with that in it. The driver's warnings have what failed in the line itself. */
    boolean haveOne(Pattern part) {
        return lines.stream().anyMatch(line -> part.matcher(line).find());
    }

    @Override
    protected void append(ILoggingEvent line) {
        lines.add(line.getFormattedMessage());
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.detachAppender(this);
    }
}
