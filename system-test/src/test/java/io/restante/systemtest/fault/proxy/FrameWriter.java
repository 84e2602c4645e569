package io.restante.systemtest.fault.proxy;

import com.datastax.oss.driver.internal.core.protocol.ByteBufPrimitiveCodec;
import com.datastax.oss.protocol.internal.Compressor;
import com.datastax.oss.protocol.internal.Segment;
import com.datastax.oss.protocol.internal.SegmentCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Puts frames on a connection, in the framing that it has. Thread-safe. */
final class FrameWriter {
    private final SegmentCodec<ByteBuf> segments =
            new SegmentCodec<>(new ByteBufPrimitiveCodec(UnpooledByteBufAllocator.DEFAULT), Compressor.none());
    private final OutputStream out;
    private final Framing framing;

    FrameWriter(OutputStream out, Framing framing) {
        this.out = out;
        this.framing = framing;
    }

    synchronized void write(RawFrame frame) throws IOException {
        out.write(framing.isSegmented() ? inSegments(frame) : frame.bytes());
    }

    /** Writes an answer, and changes the framing right after it. */
    synchronized void writeLastUnsegmented(RawFrame frame) throws IOException {
        // Changed first: the answer makes the other side speak in segments at once.
        framing.change();
        out.write(frame.bytes());
    }

    private byte[] inSegments(RawFrame frame) {
        ByteBuf bytes = frame.buffer();
        boolean whole = bytes.readableBytes() <= Segment.MAX_PAYLOAD_LENGTH;
        List<Object> encoded = new ArrayList<>();
        while (bytes.isReadable()) {
            int length = Math.min(bytes.readableBytes(), Segment.MAX_PAYLOAD_LENGTH);
            segments.encode(new Segment<>(bytes.readRetainedSlice(length), whole), encoded);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : encoded) {
            ByteBuf buffer = (ByteBuf) part;
            all.writeBytes(ByteBufUtil.getBytes(buffer));
            buffer.release();
        }
        return all.toByteArray();
    }
}
