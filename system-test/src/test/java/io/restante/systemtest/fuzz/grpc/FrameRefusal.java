package io.restante.systemtest.fuzz.grpc;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.Set;

/**
 * What the gRPC library itself says, with status INTERNAL as its protocol prescribes, where a call does not have the frames of
 * one: no service has seen it. These few words and no others, since INTERNAL is also the status of a defect.
 */
final class FrameRefusal {
    private static final Set<String> WORDS = Set.of(
            "gRPC frame header malformed: reserved bits not zero",
            "Encountered end-of-stream mid-frame",
            "Can't decode compressed gRPC message as compression not configured");

    private FrameRefusal() {}

    static boolean is(Http2Headers headers) {
        // An HTTP status of its own kind says it all; the other one is for clients that do not look at it.
        return String.valueOf(headers.status()).startsWith("4")
                || (!headers.contains("grpc-status-details-bin")
                        && WORDS.contains(String.valueOf(headers.get("grpc-message"))));
    }
}
