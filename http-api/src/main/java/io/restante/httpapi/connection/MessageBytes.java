package io.restante.httpapi.connection;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Iterator;
import java.util.Map;

/** About how many bytes a decoded part of a request holds. */
final class MessageBytes {
    /** Of a request without headers, and of each header beside its text. */
    private static final int OBJECT_BYTES = 128;

    private MessageBytes() {}

    static long of(Object message) {
        long bytes = 0;
        if (message instanceof HttpRequest request) {
            bytes += OBJECT_BYTES + request.uri().length();
            Iterator<Map.Entry<CharSequence, CharSequence>> headers =
                    request.headers().iteratorCharSequence();
            while (headers.hasNext()) {
                Map.Entry<CharSequence, CharSequence> header = headers.next();
                bytes += OBJECT_BYTES
                        + header.getKey().length()
                        + header.getValue().length();
            }
        }
        if (message instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        }
        return bytes;
    }
}
