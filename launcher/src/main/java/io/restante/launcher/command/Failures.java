package io.restante.launcher.command;

import io.restante.launcher.Problem;
import io.restante.localcassandra.WrongNodesException;
import io.restante.localcassandra.jdk.NoFittingJdkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence; what nobody expected keeps its stack trace, which is what a report needs. */
final class Failures implements IExecutionExceptionHandler {
    static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        line.getErr().println("restante: " + sentence(failure));
        line.getErr().flush();
        return FAILED;
    }

    private static String sentence(Exception failure) throws Exception {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason() != null
                    ? file.getReason()
                    : file.getClass().getSimpleName().replace("Exception", "");
            return "Cannot use " + file.getFile() + ": " + reason + ".";
        }
        if (failure instanceof Problem
                || failure instanceof IOException
                || failure instanceof NoFittingJdkException
                || failure instanceof WrongNodesException) {
            return String.valueOf(failure.getMessage());
        }
        throw failure;
    }
}
