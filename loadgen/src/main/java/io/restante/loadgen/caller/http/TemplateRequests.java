package io.restante.loadgen.caller.http;

import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Template;
import io.restante.loadgen.caller.message.TemplateMessages;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests of any kind: path and body are templates, and the answer is right where a pattern is found in its body. */
public final class TemplateRequests implements HttpRequests {
    private final String method;
    private final Template path;
    private final Map<String, String> headers;
    private final Template body;
    private final Pattern expected;

    public TemplateRequests(
            String method, Template path, Map<String, String> headers, Template body, Pattern expected) {
        this.method = method;
        this.path = path;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.expected = expected;
    }

    @Override
    public HttpContent request(long id) {
        return new HttpContent(method, path.text(id), headers, body.bytes(id));
    }

    @Override
    public Verdict check(long id, byte[] response) {
        return TemplateMessages.found(expected, response);
    }
}
