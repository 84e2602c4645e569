package io.restante.loadgen.report;

import io.restante.loadgen.result.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/** Writes each result as a line of RFC 4180, in the order in which they come. What it cannot write ends it, and is told at the end. */
public final class CsvFile implements Flow.Subscriber<Result> {
    private final BufferedWriter file;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    /** Begins a file; one that is there is overwritten. */
    public CsvFile(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
        file.write("id,intended_ns,sent_ns,elapsed_ns,code,message,request_bytes,response_bytes\r\n");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    /** An exception ends the subscription. */
    @Override
    public void onNext(Result result) {
        try {
            file.write(line(result));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        complete.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete.complete(null);
    }

    /** Waits for the last result, and closes the file; throws what could not be written. */
    public void close() throws IOException {
        try (file) {
            complete.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure && failure.getCause() != null) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static String line(Result result) {
        return result.id() + "," + result.intended() + "," + result.sent() + "," + result.elapsed() + ","
                + result.code().word() + "," + quoted(result.message()) + ","
                + result.request().size() + "," + result.response().size() + "\r\n";
    }

    private static String quoted(String text) {
        return text.isEmpty() ? text : "\"" + text.replace("\"", "\"\"").replaceAll("\\R", " ") + "\"";
    }
}
