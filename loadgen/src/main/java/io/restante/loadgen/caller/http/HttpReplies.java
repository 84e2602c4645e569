package io.restante.loadgen.caller.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.restante.loadgen.caller.BadResponseException;
import io.restante.loadgen.caller.message.Excerpt;
import io.restante.loadgen.caller.socket.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes a reply of each answer. */
final class HttpReplies extends MessageToMessageDecoder<FullHttpResponse> {
    @Override
    protected void decode(ChannelHandlerContext context, FullHttpResponse response, List<Object> out) {
        byte[] body = ByteBufUtil.getBytes(response.content());
        boolean last = !HttpUtil.isKeepAlive(response);
        if (response.decoderResult().isFailure()) {
            out.add(new Reply(
                    body,
                    new BadResponseException(
                            "no HTTP: " + response.decoderResult().cause()),
                    true));
        } else if (response.status().codeClass() != HttpStatusClass.SUCCESS) {
            String said = response.status() + " " + Excerpt.of(new String(body, StandardCharsets.UTF_8));
            String advice = response.headers().get(HttpHeaderNames.RETRY_AFTER);
            out.add(new Reply(
                    body,
                    new BadResponseException(said.strip() + (advice == null ? "" : " (Retry-After: " + advice + ")")),
                    last));
        } else {
            out.add(new Reply(body, null, last));
        }
    }
}
