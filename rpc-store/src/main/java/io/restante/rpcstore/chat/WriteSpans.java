package io.restante.rpcstore.chat;

import io.opentelemetry.api.trace.SpanKind;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.shard.Tenure;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * One write and its gate as they are told in traces: in the trace of each message that is traced, since each waits for
 * both. That they went in one statement is told by the batch's start, which is the same in all of them.
 */
final class WriteSpans {
    private static final WriteSpans NONE = new WriteSpans(List.of(), 0);

    private final List<CallSpan> calls;
    private final List<CallSpan> running;

    private WriteSpans(List<CallSpan> calls, int size) {
        this.calls = calls;
        this.running = new ArrayList<>(size);
    }

    /** The write begins. */
    static WriteSpans begin(List<PendingSend> sends, Batch batch, Tenure tenure) {
        int traced = 0;
        for (int i = 0; i < sends.size(); i++) {
            if (sends.get(i).message().span().isTraced()) {
                traced++;
            }
        }
        if (traced == 0) {
            return NONE;
        }
        List<CallSpan> calls = new ArrayList<>(traced);
        for (PendingSend send : sends) {
            if (send.message().span().isTraced()) {
                calls.add(send.message().span());
            }
        }
        WriteSpans spans = new WriteSpans(calls, traced);
        for (CallSpan call : calls) {
            spans.running.add(call.begin("write messages", SpanKind.CLIENT)
                    .with(TraceKeys.DATABASE, "cassandra")
                    .with(TraceKeys.TABLE, "message")
                    .with(TraceKeys.OPERATION, "INSERT")
                    .with(TraceKeys.BATCH_SIZE, batch.rows().size())
                    .with(TraceKeys.BATCH_START, batch.first())
                    .with(TraceKeys.SHARD, tenure.shard())
                    .with(TraceKeys.EPOCH, tenure.epoch()));
        }
        return spans;
    }

    /** The write is stored; the gate is waited for. */
    void stored() {
        if (this == NONE) {
            return;
        }
        end();
        for (CallSpan call : calls) {
            running.add(call.begin("pass the gate", SpanKind.INTERNAL));
        }
    }

    void passed() {
        if (this != NONE) {
            end();
        }
    }

    /** What is waited for has not come. */
    void failed(String why) {
        if (this == NONE) {
            return;
        }
        running.forEach(span -> span.fail(why));
        running.clear();
    }

    private void end() {
        running.forEach(CallSpan::end);
        running.clear();
    }
}
