package io.restante.launcher.command;

import io.restante.launcher.problem.Problem;
import io.restante.localcassandra.WrongNodesException;
import io.restante.localcassandra.jdk.NoFittingJdkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is there already, and no folder";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there and cannot be made";
        }
        return failure.getReason() != null ? failure.getReason() : String.valueOf(failure.getMessage());
    }

    private static String sentence(Exception failure) throws Exception {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof FileSystemException file) {
            return "Cannot use " + file.getFile() + ": " + reason(file) + ".";
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
