package io.restante.loadgen.caller.tcp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a message ends. TCP is a stream: a message may come in pieces, or several at once, and decoders put that right.
 */
public sealed interface Framing {
    /** The longest message that is taken, in bytes. */
    int LONGEST = 16 << 20;

    /** The bytes of a message as they travel; throws IllegalArgumentException where it cannot travel so. */
    byte[] framed(byte[] message);

    /** Adds what makes messages of the stream that comes in, without what frames them. */
    void addDecoder(ChannelPipeline pipeline);

    /** Each message is followed by these bytes, which are in none. */
    @SuppressWarnings("ArrayRecordComponent")
    record Delimited(byte[] delimiter) implements Framing {
        public Delimited {
            if (delimiter.length == 0) {
                throw new IllegalArgumentException("A delimiter has at least one byte.");
            }
        }

        @Override
        public byte[] framed(byte[] message) {
            byte[] framed = Arrays.copyOf(message, message.length + delimiter.length);
            System.arraycopy(delimiter, 0, framed, message.length, delimiter.length);
            if (endsBefore(message.length, framed)) {
                throw new IllegalArgumentException("the delimiter is in the message, which would be two");
            }
            return framed;
        }

        @Override
        public void addDecoder(ChannelPipeline pipeline) {
            pipeline.addLast(new DelimiterBasedFrameDecoder(LONGEST, Unpooled.wrappedBuffer(delimiter)));
        }

        /** It may also begin in the message and end in the delimiter, as that of two line ends does after one. */
        private boolean endsBefore(int length, byte[] framed) {
            for (int i = 0; i < length; i++) {
                if (Arrays.equals(framed, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Each message follows its length, a big-endian number without sign that does not count itself.
     *
     * @param bytes of the length: 1, 2 or 4
     */
    record LengthPrefixed(int bytes) implements Framing {
        private static final Set<Integer> WIDTHS = Set.of(1, 2, 4);

        public LengthPrefixed {
            if (!WIDTHS.contains(bytes)) {
                throw new IllegalArgumentException("A length takes 1, 2 or 4 bytes, not " + bytes + ".");
            }
        }

        @Override
        public byte[] framed(byte[] message) {
            long most = bytes == 4 ? LONGEST : (1L << (8 * bytes)) - 1;
            if (message.length > most) {
                throw new IllegalArgumentException(
                        "a message of " + message.length + " bytes, at most " + most + " travel");
            }
            byte[] length = ByteBuffer.allocate(4).putInt(message.length).array();
            byte[] framed = new byte[bytes + message.length];
            System.arraycopy(length, 4 - bytes, framed, 0, bytes);
            System.arraycopy(message, 0, framed, bytes, message.length);
            return framed;
        }

        @Override
        public void addDecoder(ChannelPipeline pipeline) {
            pipeline.addLast(new LengthFieldBasedFrameDecoder(LONGEST, 0, bytes, 0, bytes));
        }
    }
}
