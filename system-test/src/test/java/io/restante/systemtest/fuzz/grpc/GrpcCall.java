package io.restante.systemtest.fuzz.grpc;

import com.google.protobuf.MessageLite;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.Cancel;
import io.restante.protos.internal.WatchShardsRequest;
import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;

/**
 * A call that is in order: of the public service, of the service between processes, of health or of reflection.
 *
 * @param path names service and method
 */
record GrpcCall(String path, MessageLite message) {
    static GrpcCall sound(Dice dice) {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> new GrpcCall("/api.MessageService/Send", send(dice));
            case 3, 4 -> new GrpcCall("/api.MessageService/Pull", pull(dice));
            case 5, 6, 7 -> new GrpcCall("/restante.internal.StoreService/Exchange", calls(dice));
            case 8 ->
                dice.oneIn(2)
                        ? new GrpcCall(
                                "/restante.internal.StoreService/WatchShards", WatchShardsRequest.getDefaultInstance())
                        : new GrpcCall("/grpc.health.v1.Health/" + dice.of("Check", "Watch"), health());
            default ->
                new GrpcCall(
                        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                        ServerReflectionRequest.newBuilder()
                                .setFileContainingSymbol(dice.of("api.MessageService", Canary.WORD))
                                .build());
        };
    }

    private static SendRequest send(Dice dice) {
        SendRequest.Builder request = SendRequest.newBuilder()
                .setChat(dice.oneIn(10) ? dice.of("", ":", "a:b", "a:b:c") : Canary.room(dice))
                .setText(Canary.WORD + dice.of("", "x".repeat(100), "\u0000", "\uD83D\uDE80"))
                .setSender(dice.of("ann", "bob", Canary.WORD));
        return dice.oneIn(2)
                ? request.build()
                : request.setIdempotencyKey(Canary.WORD + Long.toHexString(dice.anyLong()))
                        .build();
    }

    private static PullRequest pull(Dice dice) {
        return PullRequest.newBuilder()
                .setChat(Canary.room(dice))
                .setCursor(dice.oneIn(2) ? 0 : dice.anyLong())
                .setLimit(dice.of(0, 1, 5, 1_000, Integer.MAX_VALUE, -1))
                .setReverse(dice.oneIn(2))
                .build();
    }

    private static CallBatch calls(Dice dice) {
        CallBatch.Builder batch = CallBatch.newBuilder().setMapVersion(dice.of(0L, 1L, 256L, -1L, dice.anyLong()));
        int calls = dice.below(6);
        for (int i = 0; i < calls; i++) {
            // Few ids, so that some are of two calls.
            Call.Builder call = Call.newBuilder()
                    .setId(dice.oneIn(8) ? dice.anyLong() : dice.below(8))
                    .setRemaining(dice.of(0L, -1L, 1L, 1_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, dice.anyLong()))
                    .setForwarded(dice.oneIn(2))
                    .setGatedOnly(dice.oneIn(2));
            switch (dice.below(5)) {
                case 0, 1 -> call.setSend(send(dice));
                case 2 -> call.setPull(pull(dice));
                case 3 -> call.setCancel(Cancel.getDefaultInstance());
                default -> {
                    // Of no kind at all.
                }
            }
            batch.addCalls(call);
        }
        return batch.build();
    }

    private static HealthCheckRequest health() {
        return HealthCheckRequest.newBuilder().setService(Canary.WORD).build();
    }
}
