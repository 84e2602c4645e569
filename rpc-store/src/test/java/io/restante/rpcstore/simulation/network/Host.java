package io.restante.rpcstore.simulation.network;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;

/** A process, as the network sees it. */
public interface Host {
    /** Under which it is reached; the next start of the same program has the same one. */
    String address();

    boolean isDead();

    /** Runs something in this process, when it does not stand still; never once it is dead. */
    void run(Runnable task);

    /** Lets a message out of this process: at once, or when it goes on; never once it is dead. */
    void letOut(Runnable message);

    /** Nanoseconds on its clock that never steps. */
    long nanos();

    /** What a process with a gRPC door offers to others. */
    interface Server extends Host {
        StreamObserver<CallBatch> exchange(ServerCallStreamObserver<AnswerBatch> responses);

        void watchShards(ServerCallStreamObserver<ShardMap> responses);
    }
}
