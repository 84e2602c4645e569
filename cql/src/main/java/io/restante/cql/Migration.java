package io.restante.cql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered file.
 *
 * @param version its number, from 1 without gaps
 * @param file its name, {@code V<number>__<words>.cql}
 * @param statements what it does; each may be repeated without harm, since a migration that was broken off is repeated
 * @param checksum SHA-256 of the statements, so that comments and line breaks may still be mended after the file was applied
 */
public record Migration(int version, String file, List<String> statements, String checksum) {
    private static final Pattern FILE = Pattern.compile("V([1-9][0-9]{0,5})__[a-z0-9_]+\\.cql");
    private static final Pattern REPEATABLE = Pattern.compile(
            """
            (CREATE (TABLE|TYPE|(CUSTOM )?INDEX) IF NOT EXISTS
            |DROP (TABLE|TYPE|INDEX) IF EXISTS
            |ALTER TABLE (IF EXISTS )?\\S+ (ADD IF NOT EXISTS|DROP IF EXISTS|WITH))\\s.*"""
                    .replace("\n", ""),
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public Migration {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a file.
     *
     * @throws MigrationException if its name or one of its statements is not as it must be
     */
    public static Migration parse(String file, String content) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            throw new MigrationException("a migration's file must be named as in V1__message.cql, not " + file);
        }
        List<String> statements = CqlScript.statements(content);
        if (statements.isEmpty()) {
            throw new MigrationException(file + " must hold at least one statement, not 0");
        }
        for (String statement : statements) {
            if (!REPEATABLE.matcher(oneLine(statement)).matches()) {
                throw new MigrationException(
                        file + " must hold only statements that can be repeated without harm (CREATE"
                                + " … IF NOT EXISTS, DROP … IF EXISTS, ALTER TABLE … ADD IF NOT EXISTS, DROP IF EXISTS or WITH),"
                                + " not: " + statement);
            }
        }
        return new Migration(Integer.parseInt(name.group(1)), file, statements, checksum(statements));
    }

    private static String oneLine(String statement) {
        return statement.replaceAll("\\s+", " ");
    }

    private static String checksum(List<String> statements) {
        try {
            String text =
                    String.join(";", statements.stream().map(Migration::oneLine).toList());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
