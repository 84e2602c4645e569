package io.restante.httpapi.warmup;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Requests that store nothing: pulls, by query and by JSON, and sends whose sender is no member of the chat. */
final class OwnRequests {
    private static final int CHATS = 64;
    /** Where calls are traced, these are not. */
    private static final String NOT_RECORDED = "00-" + "1".repeat(32) + "-" + "1".repeat(16) + "-00";

    private final String host;

    /** @param host for the header of that name */
    OwnRequests(String host) {
        this.host = host;
    }

    FullHttpRequest request(int number) {
        String chat = "warm-up-" + number % CHATS;
        return switch (number % 3) {
            case 0 -> request(HttpMethod.GET, "/api/pull?reverse=true&limit=10&chat=" + chat, "");
            case 1 -> request(HttpMethod.GET, "/api/pull", "{\"chat\":\"" + chat + "\",\"limit\":10,\"reverse\":true}");
            default ->
                request(
                        HttpMethod.POST,
                        "/api/send",
                        "{\"chat\":\"warm:up\",\"sender\":\"nobody\",\"text\":\"" + "x".repeat(64) + "\"}");
        };
    }

    private FullHttpRequest request(HttpMethod method, String uri, String json) {
        ByteBuf body = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, uri, body);
        request.headers().set(HttpHeaderNames.HOST, host).set("traceparent", NOT_RECORDED);
        if (body.isReadable()) {
            request.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        return request;
    }
}
