package io.restante.routing.wire;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.Cancel;
import io.restante.routing.call.StoreCall;
import java.util.concurrent.TimeUnit;

/** A {@link StoreCall} on its way. Its deadline travels as the time that remains: clocks differ. */
public final class CallWire {
    /** Reads the trace that a call is part of. */
    public static final TextMapGetter<Call> TRACE = CallTrace::get;

    private static final TextMapSetter<Call.Builder> SET_TRACE = CallTrace::set;

    private CallWire() {}

    /** @param now in nanoseconds of the timers that the call's terms are told by */
    public static Call toProto(long id, StoreCall call, long now) {
        Call.Builder proto = Call.newBuilder()
                .setId(id)
                .setRemaining(
                        Math.max(1, TimeUnit.NANOSECONDS.toMicros(call.terms().deadline() - now)))
                .setForwarded(call.terms().forwarded());
        call.terms().span().carryOn(proto, SET_TRACE);
        if (call instanceof StoreCall.Send send) {
            proto.setSend(send.request());
        } else if (call instanceof StoreCall.Pull pull) {
            proto.setPull(pull.request()).setGatedOnly(pull.gatedOnly());
        }
        return proto.build();
    }

    /** Takes back the call {@code id}. */
    public static Call cancel(long id) {
        return Call.newBuilder()
                .setId(id)
                .setCancel(Cancel.getDefaultInstance())
                .build();
    }

    /**
     * @param now in nanoseconds of the timers of this process
     * @throws IllegalArgumentException where it is neither a send nor a pull
     */
    public static StoreCall fromProto(Call proto, long now) {
        long deadline = now + TimeUnit.MICROSECONDS.toNanos(proto.getRemaining());
        StoreCall.Terms terms = new StoreCall.Terms(deadline, deadline, proto.getForwarded());
        return switch (proto.getWhatCase()) {
            case SEND -> new StoreCall.Send(proto.getSend(), terms);
            case PULL -> new StoreCall.Pull(proto.getPull(), proto.getGatedOnly(), terms);
            default -> throw new IllegalArgumentException("a call that is " + proto.getWhatCase());
        };
    }
}
