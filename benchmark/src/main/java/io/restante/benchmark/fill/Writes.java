package io.restante.benchmark.fill;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The writes of a filled chat, one after the other. */
final class Writes implements Iterator<Write> {
    /** What a store counts for a message beside its text and its sender. */
    private static final int OVERHEAD = 128;

    private final ChatShape shape;
    private long nextBatch;
    private int segment;
    private int segmentMessages;
    private int segmentBytes;
    private long last;

    Writes(ChatShape shape) {
        this.shape = shape;
    }

    @Override
    public boolean hasNext() {
        return nextBatch < shape.batches();
    }

    @Override
    public Write next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the chat has " + shape.batches() + " batches");
        }
        return segmentMessages >= shape.segmentMessages() ? seal() : batch();
    }

    private Write seal() {
        Write seal =
                new Write(segment, nextBatch * shape.batchMessages(), 0, last + 1, last, segmentMessages, segmentBytes);
        segment++;
        segmentMessages = 0;
        segmentBytes = 0;
        last = seal.sendTime();
        return seal;
    }

    private Write batch() {
        long first = nextBatch * shape.batchMessages();
        int size = (int) Math.min(shape.batchMessages(), shape.messages() - first);
        long prev = last;
        segmentMessages += size;
        segmentBytes += size * (OVERHEAD + ChatShape.text(first).length() + ChatShape.SENDER.length());
        last = shape.sendTime(first + size - 1);
        nextBatch++;
        return new Write(segment, first, size, shape.sendTime(first), prev, segmentMessages, segmentBytes);
    }
}
