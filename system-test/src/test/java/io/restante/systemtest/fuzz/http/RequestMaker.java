package io.restante.systemtest.fuzz.http;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.restante.systemtest.fuzz.run.BrokenBytes;
import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes requests of an operation: its fields in query, form, JSON or header, each good, bad, missing or doubled; and
 * sometimes with a head that does not fit.
 */
final class RequestMaker {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> WRONG_TYPES = List.of(
            "text/plain",
            "application/json; charset=utf-16",
            "application/json; charset=",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/jsonx",
            "nonsense",
            "/",
            ";",
            "",
            "application/*",
            "*/*",
            "application/x-www-form-urlencoded; charset=latin1");

    private static final List<String> ODD_HEADERS = List.of(
            "Content-Encoding: gzip",
            "Content-Encoding: x, identity",
            "Accept: text/html",
            "Accept: ",
            "Accept: ;q=2",
            "Accept: application/json;q=0",
            "Accept: */*;q=nonsense",
            "Accept-Charset: utf-16",
            "Accept-Encoding: gzip, br;q=x",
            "Accept-Language: \u00ff",
            "Authorization: Basic !!!",
            "Cookie: ===; a; " + Canary.WORD,
            "Expect: nothing",
            "Forwarded: for=\"_\";;=",
            "If-None-Match: *",
            "Origin: null",
            "Origin: http://" + Canary.WORD + ".example",
            "Range: bytes=5-1",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Connection: upgrade",
            "X-Forwarded-For: 999.1.1.1, ::g",
            "X-HTTP-Method-Override: DELETE",
            "Idempotency-Key: a",
            "Idempotency-Key: ",
            "Content-Type: application/json");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get", "PROPFIND");

    private final Operation operation;
    private final Dice dice;
    private final MadeRequest request;

    private RequestMaker(Operation operation, Dice dice) {
        this.operation = operation;
        this.dice = dice;
        this.request = new MadeRequest(operation.method(), operation.path());
    }

    static MadeRequest make(Operation operation, Dice dice) {
        RequestMaker maker = new RequestMaker(operation, dice);
        maker.fillPath();
        maker.fillFields();
        if (dice.oneIn(3)) {
            maker.spoil();
        }
        return maker.request;
    }

    private void fillPath() {
        for (Operation.Parameter parameter : operation.of("path")) {
            request.good = false;
            request.path = request.path.replace(
                    "{" + parameter.name() + "}",
                    (dice.oneIn(2) ? FieldValue.bad(dice) : FieldValue.good(parameter, dice)).escaped());
            // An empty name or one with a slash is another path.
            request.documented = false;
        }
    }

    private void fillFields() {
        List<Map.Entry<String, FieldValue>> body = new ArrayList<>();
        String type = operation.bodies().isEmpty() || dice.oneIn(4) ? "" : dice.of(operation.bodies());
        for (Operation.Parameter field : operation.fields().isEmpty() ? operation.of("query") : operation.fields()) {
            boolean byHeader = field.name().equals("idempotency_key") && dice.oneIn(2);
            for (FieldValue value : values(field)) {
                if (byHeader) {
                    request.header("Idempotency-Key", value.plain());
                } else if (type.isEmpty() || dice.oneIn(8)) {
                    request.query.add(field.name() + "=" + value.escaped());
                } else {
                    body.add(Map.entry(field.name(), value));
                }
            }
        }
        if (dice.oneIn(8)) {
            body.add(Map.entry(
                    Canary.WORD,
                    FieldValue.good(new Operation.Parameter("x", "body", MissingNode.getInstance()), dice)));
        }
        if (!type.isEmpty()) {
            write(type, body);
        }
    }

    /** Usually one good one. */
    private List<FieldValue> values(Operation.Parameter field) {
        switch (dice.below(12)) {
            case 0 -> {
                request.good = false;
                return List.of();
            }
            case 1 -> {
                request.good = false;
                return List.of(FieldValue.good(field, dice), FieldValue.good(field, dice));
            }
            case 2, 3 -> {
                request.good = false;
                return List.of(FieldValue.bad(dice));
            }
            default -> {
                return List.of(FieldValue.good(field, dice));
            }
        }
    }

    private void write(String type, List<Map.Entry<String, FieldValue>> fields) {
        StringBuilder body = new StringBuilder();
        if (type.equals(FORM)) {
            fields.forEach(field -> body.append(body.isEmpty() ? "" : "&")
                    .append(field.getKey())
                    .append('=')
                    .append(field.getValue().escaped()));
        } else {
            fields.forEach(field -> body.append(body.isEmpty() ? "{" : ",")
                    .append('"')
                    .append(field.getKey())
                    .append("\":")
                    .append(field.getValue().json()));
            body.append(body.isEmpty() ? "{}" : "}");
        }
        request.header("Content-Type", type);
        request.body = body.toString().getBytes(StandardCharsets.UTF_8);
        request.chunked = dice.oneIn(4);
    }

    private void spoil() {
        request.good = false;
        switch (dice.below(8)) {
            case 0 -> {
                request.headers.removeIf(RequestMaker::isContentType);
                request.header("Content-Type", dice.of(WRONG_TYPES));
            }
            case 1 -> request.headers.removeIf(RequestMaker::isContentType);
            case 2, 3 -> request.headers.add(dice.of(ODD_HEADERS).getBytes(StandardCharsets.ISO_8859_1));
            case 4 -> {
                request.method = dice.of(METHODS);
                request.documented = false;
            }
            case 5 -> {
                request.path += dice.of("/", "//", "/..", "/%2e%2e", "%00", "%20", ";a=b", "/" + Canary.WORD, ".json");
                request.documented = false;
            }
            case 6 -> {
                request.query.add(dice.of("%", "%zz", "chat", "=", "&&", "chat[]=1", "a=b=c", "\u00e9=\u00ff", "+"));
                // A target that cannot be read is none of any operation.
                request.documented = false;
            }
            default ->
                request.body = BrokenBytes.of(request.body, dice, List.of("\"", "{", "}", ",", "\\u", "&", "%", "="));
        }
    }

    private static boolean isContentType(byte[] header) {
        return new String(header, StandardCharsets.ISO_8859_1).startsWith("Content-Type");
    }
}
