package io.restante.httpapi.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.List;

/**
 * Refuses what cannot be read for sure as one HTTP request, in the way in which the decoder itself does: the framework
 * then answers and closes the connection. Must be behind {@link OneAtATime}, so that what is broken in a request that
 * waits is no answer to the one before it. One for each connection, used by its event loop only.
 */
final class RequestHeadCheck extends ChannelDuplexHandler {
    private boolean broken;
    private boolean answered;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            answered = false;
            check(request);
        } else if (message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            refuseBody(context, content);
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        answered |= message instanceof HttpResponse && !OneAtATime.isInterim(message);
        if (broken && message instanceof HttpResponse response) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.write(message, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
        } else {
            context.write(message, promise);
        }
    }

    private static void check(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuse(request, request.decoderResult().cause());
            return;
        }
        try {
            checkVersion(request.protocolVersion());
            request.setUri(RequestTarget.normalise(request.method(), request.uri()));
            checkTransferEncoding(request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING));
        } catch (ApiException refused) {
            refuse(request, refused);
        }
    }

    /** Leaves nothing in it that the framework would stumble over before it looks at the result. */
    private static void refuse(HttpRequest request, Throwable why) {
        // The decoder says 1.0 where it could not read a version; then nothing would say that the connection ends.
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
        request.setUri("/");
        request.setDecoderResult(DecoderResult.failure(why));
    }

    private static void checkVersion(HttpVersion version) {
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw malformed("The version of HTTP must be 1.1 or 1.0.");
        }
    }

    // The decoder takes an encoding that it does not know for no body at all: the body would be the next request.
    private static void checkTransferEncoding(List<String> encodings) {
        if (encodings.size() > 1
                || (encodings.size() == 1 && !encodings.get(0).strip().equalsIgnoreCase("chunked"))) {
            throw malformed("Transfer-Encoding must be chunked and nothing else.");
        }
    }

    // The framework would take the broken chunk for the end of the body and the first half of it for the whole.
    private void refuseBody(ChannelHandlerContext context, HttpObject content) {
        broken = true;
        Throwable cause = content.decoderResult().cause();
        ReferenceCountUtil.release(content);
        if (answered) {
            // Nobody asks for this body any more, and there is no answer that could end the connection.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        context.fireExceptionCaught(new UnreadableBody(
                cause instanceof TooLongFrameException
                        ? ApiException.of(ErrorCode.HEADERS_TOO_LARGE, ErrorCode.HEADERS_TOO_LARGE.meaning())
                        : malformed("The chunks of the body are broken.")));
    }

    static ApiException malformed(String detail) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, detail);
    }
}
