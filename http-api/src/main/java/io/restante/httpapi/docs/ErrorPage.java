package io.restante.httpapi.docs;

import io.restante.protos.error.ErrorCode;
import java.nio.charset.StandardCharsets;

/** The closed list of errors as a page; each code has its place, which the type of a problem document names. */
final class ErrorPage {
    private ErrorPage() {}

    static byte[] html() {
        StringBuilder html = new StringBuilder(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Restante: errors</title>
                <link rel="icon" href="/docs/favicon-32x32.png">
                <link rel="stylesheet" href="/docs/docs.css">
                </head>
                <body class="plain">
                <h1>Errors</h1>
                <table>
                <tr><th>Code</th><th>HTTP</th><th>gRPC</th><th>Repeat</th><th>When</th></tr>
                """);
        for (ErrorCode code : ErrorCode.values()) {
            html.append("<tr id=\"%s\"><td><code>%s</code></td><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                    .formatted(
                            code.name(),
                            code.name(),
                            code.httpStatus(),
                            code.grpcStatus(),
                            code.retryable() ? "yes" : "no",
                            code.meaning()));
        }
        return html.append("</table>\n</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
