package io.restante.httpapi.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.restante.httpapi.request.JsonFields.Unfit;
import io.restante.protos.error.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads one JSON object, strictly: nothing after it, no name twice at any depth, no lone surrogate anywhere. What is
 * nested is checked and left out, since no field of the API is.
 */
final class JsonObjectReader {
    /** Each level that is open costs memory. */
    private static final int MAX_DEPTH = 1000;

    private static final int LONGEST_INTEGER = Long.toString(Long.MIN_VALUE).length();

    // Names come from strangers: a table of them that is kept would only grow. Lengths are bounded by the body's; what
    // is
    // long in a field that is ignored must not matter.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonObjectReader() {}

    /** @throws ApiException {@code MALFORMED_REQUEST} */
    static Map<String, Object> read(String document) {
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Malformed.request("The body must be a JSON object.");
            }
            Map<String, Object> members = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = noLoneSurrogate(parser.currentName());
                readMember(parser, name, members);
            }
            if (parser.nextToken() != null) {
                throw Malformed.request("Nothing may follow the JSON object of the body.");
            }
            return members;
        } catch (StreamConstraintsException tooDeep) {
            throw Malformed.request("The body is nested deeper than " + MAX_DEPTH + " levels.");
        } catch (JsonProcessingException broken) {
            JsonLocation place = broken.getLocation();
            throw Malformed.request(
                    place == null
                            ? "The body is not a JSON document."
                            : "The body is not a JSON document: see line " + place.getLineNr() + ", column "
                                    + place.getColumnNr() + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string cannot fail to be read.", impossible);
        }
    }

    private static void readMember(JsonParser parser, String name, Map<String, Object> members) throws IOException {
        switch (parser.nextToken()) {
            case VALUE_STRING -> members.put(name, noLoneSurrogate(parser.getText()));
            case VALUE_NUMBER_INT -> members.put(name, integer(parser));
            case VALUE_NUMBER_FLOAT -> members.put(name, new Unfit("a number with a fraction or an exponent"));
            case VALUE_TRUE -> members.put(name, true);
            case VALUE_FALSE -> members.put(name, false);
            case START_OBJECT -> {
                members.put(name, new Unfit("an object"));
                checkNested(parser);
            }
            case START_ARRAY -> {
                members.put(name, new Unfit("an array"));
                checkNested(parser);
            }
            default -> {
                // null: absent.
            }
        }
    }

    private static Object integer(JsonParser parser) throws IOException {
        // The length first: a number of a million digits is not to be computed.
        return parser.getTextLength() > LONGEST_INTEGER || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new Unfit("a number of more than 64 bits")
                : (Object) parser.getLongValue();
    }

    private static void checkNested(JsonParser parser) throws IOException {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                noLoneSurrogate(parser.getText());
            }
        }
    }

    private static String noLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw Malformed.request("The body has an unpaired surrogate.");
                }
                i++;
            }
        }
        return text;
    }
}
