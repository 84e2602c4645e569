package io.restante.httpapi.request;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a client accepts. The framework knows neither {@code application/*} nor {@code q=0}, so its own check is left
 * out by routes that produce all types.
 */
public final class Acceptance {
    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0{0,3})?\\s*(;|$)");

    private Acceptance() {}

    /**
     * Nothing happens where {@code Accept} is left out or empty.
     *
     * @param mediaType {@code type/subtype} in lower case
     * @throws ApiException {@code NOT_ACCEPTABLE} where {@code Accept} excludes the type
     */
    public static void require(HttpRequest<?> request, String mediaType) {
        List<String> lines = request.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (lines.isEmpty()) {
            return;
        }
        String ofType = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        String[] ranges = String.join(",", lines).toLowerCase(Locale.ROOT).split(",", -1);
        int specificity = 0;
        boolean accepted = ranges.length == 1 && ranges[0].isBlank();
        for (String range : ranges) {
            String name = range.split(";", 2)[0].strip();
            int specific = name.equals(mediaType) ? 3 : name.equals(ofType) ? 2 : name.equals("*/*") ? 1 : 0;
            // The most specific range decides.
            if (specific > specificity) {
                specificity = specific;
                accepted = !REFUSED.matcher(range).find();
            }
        }
        if (!accepted) {
            throw ApiException.of(ErrorCode.NOT_ACCEPTABLE, "The answer is " + mediaType + ", which Accept excludes.");
        }
    }
}
