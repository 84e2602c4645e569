package io.restante.systemtest.fuzz.grpc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.restante.systemtest.fuzz.run.Sockets;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A connection of HTTP/2 on which bytes are written as they are, and what the server answers on it. */
final class Http2Answers implements AutoCloseable {
    /** Headers and table may be as large as the settings say that were sent, and those may say anything. */
    private static final long MOST_HEADERS = Http2CodecUtil.MAX_HEADER_TABLE_SIZE;

    private final Socket socket;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false, MOST_HEADERS);
    /** The last headers of each stream that ended, and of each that began. */
    private final List<Http2Headers> headers = new ArrayList<>();

    private final Set<Integer> ended = new HashSet<>();
    private int data;
    private int resets;
    private boolean goAway;
    private boolean closed;

    Http2Answers(int port) throws IOException {
        socket = Sockets.open(port);
        try {
            decoder.configuration().maxHeaderTableSize(MOST_HEADERS);
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes as much as the server takes. */
    void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException refused) {
            closed = true;
        }
    }

    /** Reads until so many streams have ended, or the server closes, or is silent for so long. */
    void read(int streams, int silenceMillis) throws IOException {
        socket.setSoTimeout(silenceMillis);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        try {
            while (ended.size() < streams) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                take(type, flags, stream, in.readNBytes(length), block);
            }
        } catch (SocketTimeoutException silent) {
            // It waits for more.
        } catch (SocketException | EOFException end) {
            closed = true;
        }
    }

    private void take(int type, int flags, int stream, byte[] payload, ByteArrayOutputStream block) throws IOException {
        switch (type) {
            case Http2Writer.HEADERS, Http2Writer.CONTINUATION -> {
                block.writeBytes(payload);
                if ((flags & Http2Writer.END_HEADERS) != 0) {
                    headers.add(decoded(stream, block.toByteArray()));
                    block.reset();
                }
            }
            case Http2Writer.RST_STREAM -> {
                resets++;
                ended.add(stream);
            }
            case Http2Writer.GOAWAY -> goAway = true;
            case Http2Writer.DATA -> data++;
            default -> {
                // Of the connection.
            }
        }
        if ((type == Http2Writer.HEADERS || type == Http2Writer.DATA) && (flags & Http2Writer.END_STREAM) != 0) {
            ended.add(stream);
        }
    }

    private Http2Headers decoded(int stream, byte[] block) throws IOException {
        ByteBuf bytes = Unpooled.wrappedBuffer(block);
        try {
            return decoder.decodeHeaders(stream, bytes);
        } catch (Http2Exception e) {
            throw new IOException("no headers of HTTP/2: " + e.getMessage(), e);
        } finally {
            bytes.release();
        }
    }

    List<Http2Headers> headers() {
        return headers;
    }

    /** In a word, where there were no headers. */
    String rest() {
        if (data > 0) {
            return "data";
        }
        if (resets > 0) {
            return "reset";
        }
        return goAway ? "GOAWAY" : closed ? "closed" : "waits for more";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
