package io.restante.loadgen.caller.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.socket.Client;
import io.restante.loadgen.caller.socket.ExclusiveConnections;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Sends requests over HTTP/1.1, one at a time on each connection. The bytes of a request are the whole message, those of an answer
 * its body; a status other than one of success (2xx) is an error of the response. Redirects are not followed.
 */
public final class HttpCaller implements AsyncCaller {
    private static final int LONGEST_BODY = 16 << 20;

    private final HttpTarget target;
    private final HttpRequests requests;
    private final ExclusiveConnections connections;

    /** A caller with at most so many connections, which trusts whom this machine's Java trusts. */
    public HttpCaller(HttpTarget target, HttpRequests requests, int mostConnections) throws SSLException {
        this(target, requests, mostConnections, Optional.empty());
    }

    /**
     * A caller with at most so many connections.
     *
     * @param trusted certificates that are trusted in place of this machine's, as PEM; throws IllegalArgumentException with a
     *     sentence for the user where the file holds none
     */
    public HttpCaller(HttpTarget target, HttpRequests requests, int mostConnections, Optional<Path> trusted)
            throws SSLException {
        this.target = target;
        this.requests = requests;
        connections = new ExclusiveConnections(new Client(target.address(), codecs(target, trusted)), mostConnections);
    }

    @Override
    public byte[] build(long id) throws Exception {
        HttpContent content = requests.request(id);
        StringBuilder head = new StringBuilder(256)
                .append(content.method())
                .append(' ')
                .append(content.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.authority())
                .append("\r\n");
        content.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (content.body().length > 0
                || content.method().equals("POST")
                || content.method().equals("PUT")) {
            head.append("Content-Length: ").append(content.body().length).append("\r\n");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + 2 + content.body().length);
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        message.writeBytes(content.body());
        return message.toByteArray();
    }

    @Override
    public CompletionStage<byte[]> call(Request request, Deadline deadline) {
        return connections.call(request.id(), request.payload().bytes(), deadline);
    }

    @Override
    public Verdict check(Request request, byte[] response) throws Exception {
        return requests.check(request.id(), response);
    }

    @Override
    public void close() {
        connections.close();
    }

    private static Consumer<ChannelPipeline> codecs(HttpTarget target, Optional<Path> trusted) throws SSLException {
        SslContext ssl = target.secure() ? ssl(trusted) : null;
        return pipeline -> {
            if (ssl != null) {
                pipeline.addLast(ssl.newHandler(
                        pipeline.channel().alloc(),
                        target.address().host(),
                        target.address().port()));
            }
            pipeline.addLast(new ResponseDecoder());
            pipeline.addLast(new HttpObjectAggregator(LONGEST_BODY));
            pipeline.addLast(new HttpReplies());
        };
    }

    private static SslContext ssl(Optional<Path> trusted) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient();
        try {
            trusted.ifPresent(file -> builder.trustManager(file.toFile()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("No certificates can be read from " + trusted.orElseThrow() + ".", e);
        }
        return builder.build();
    }
}
