package io.restante.systemtest.fault.proxy;

import com.datastax.oss.driver.internal.core.protocol.ByteBufPrimitiveCodec;
import com.datastax.oss.protocol.internal.Compressor;
import com.datastax.oss.protocol.internal.CrcMismatchException;
import com.datastax.oss.protocol.internal.SegmentCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes frames off a connection, in whichever framing they lie. For one thread. */
final class FrameReader {
    private final SegmentCodec<ByteBuf> segments =
            new SegmentCodec<>(new ByteBufPrimitiveCodec(UnpooledByteBufAllocator.DEFAULT), Compressor.none());
    private final DataInputStream in;
    private final Framing framing;
    private final Deque<RawFrame> ahead = new ArrayDeque<>();

    FrameReader(InputStream in, Framing framing) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.framing = framing;
    }

    RawFrame next() throws IOException {
        if (ahead.isEmpty()) {
            awaitByte();
            if (!framing.isSegmented()) {
                return RawFrame.read(in);
            }
            readSegments();
        }
        return ahead.remove();
    }

    /** The framing may change while nothing comes: it is asked only when something has come. */
    private void awaitByte() throws IOException {
        in.mark(1);
        in.readByte();
        in.reset();
    }

    private void readSegments() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        boolean whole = readSegment(frame);
        while (!whole && !isWhole(frame)) {
            readSegment(frame);
        }
        DataInputStream frames = new DataInputStream(new ByteArrayInputStream(frame.toByteArray()));
        while (frames.available() > 0) {
            ahead.add(RawFrame.read(frames));
        }
    }

    /** @return whether its frames are whole; otherwise it has a part of one frame */
    private boolean readSegment(ByteArrayOutputStream frames) throws IOException {
        try {
            SegmentCodec.Header header = segments.decodeHeader(
                    Unpooled.wrappedBuffer(read(segments.headerLength() + SegmentCodec.CRC24_LENGTH)));
            ByteBuf payload = segments.decode(
                            header, Unpooled.wrappedBuffer(read(header.payloadLength + SegmentCodec.CRC32_LENGTH)))
                    .payload;
            payload.readBytes(frames, payload.readableBytes());
            return header.isSelfContained;
        } catch (CrcMismatchException e) {
            throw new IOException(e);
        }
    }

    private static boolean isWhole(ByteArrayOutputStream frame) {
        ByteBuf bytes = Unpooled.wrappedBuffer(frame.toByteArray());
        return bytes.readableBytes() >= 9 && bytes.readableBytes() >= 9 + bytes.getInt(5);
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
