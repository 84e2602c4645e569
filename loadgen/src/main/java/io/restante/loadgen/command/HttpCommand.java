package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.http.HttpTarget;
import io.restante.loadgen.caller.http.TemplateRequests;
import io.restante.loadgen.caller.message.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "http",
        description =
                "Calls any URL. In the URL and the body, {id} stands for the number of the call, {id%%N} for its rest by N.",
        footer = {
            "",
            "A page, 500 times a second:",
            "  ./restante loadgen http --url http://localhost:8080/ping --lps 500",
            "A search of one of 1,000 words, whose answer must have hits:",
            "  ./restante loadgen http --method POST --url http://localhost:9200/_search \\",
            "    --header 'Content-Type: application/json' --body '{\"query\":\"word{id%%1000}\"}' --expect '\"hits\"'"
        })
final class HttpCommand extends CallerCommand {
    @Option(names = "--url", paramLabel = "URL", required = true, description = "What is called.")
    private String url = "";

    @Option(names = "--method", paramLabel = "NAME", description = "How (default: ${DEFAULT-VALUE}).")
    private String method = "GET";

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "A header; may be repeated.")
    private List<String> headers = List.of();

    @Option(names = "--body", paramLabel = "TEXT", description = "The body of each request.")
    private String body = "";

    @Option(
            names = "--expect",
            paramLabel = "REGEX",
            description = "What must be found in the body of each answer; another one is an error of content.")
    private String expected = "";

    @Mixin
    private HttpOptions httpOptions = new HttpOptions();

    HttpCommand(Screen screen) {
        super(screen);
    }

    @Override
    AsyncCaller caller(int concurrency) throws IOException {
        HttpTarget target = HttpTarget.parse(url);
        if (!method.matches("[A-Z]+")) {
            throw new IllegalArgumentException("--method is one like GET or POST, not \"" + method + "\".");
        }
        TemplateRequests requests = new TemplateRequests(
                method, new Template(target.path()), parsedHeaders(), new Template(body), PatternText.parse(expected));
        return httpOptions.caller(target, requests, concurrency);
    }

    private Map<String, String> parsedHeaders() {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1 || header.matches("(?s).*[\\r\\n].*")) {
                throw new IllegalArgumentException("--header is 'NAME: VALUE', not \"" + header + "\".");
            }
            parsed.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return parsed;
    }
}
