package io.restante.rpcstore.simulation;

import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.WriteOutcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store as a network shows it: calls take time, answers get lost, a write whose answer was lost may have happened,
 * may happen seconds later, also twice, or never.
 */
final class UnreliableStore implements InvocationHandler {
    private enum Kind {
        READ,
        WRITE,
        TRANSACTION
    }

    private final Object store;
    private final World world;
    private final SimulatedProcess process;

    private UnreliableStore(Object store, World world, SimulatedProcess process) {
        this.store = store;
        this.world = world;
        this.process = process;
    }

    static <T> T of(Class<T> port, T store, World world, SimulatedProcess process) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, new UnreliableStore(store, world, process)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        switch (kind(method)) {
            case READ -> read(method, arguments, answer);
            case WRITE -> write(method, arguments, answer, WriteOutcome.NOT_STORED, WriteOutcome.UNKNOWN);
            case TRANSACTION ->
                write(method, arguments, answer, TransactionOutcome.REJECTED, TransactionOutcome.UNKNOWN);
        }
        return answer;
    }

    private static Kind kind(Method method) {
        Type result = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        if (result == WriteOutcome.class) {
            return Kind.WRITE;
        }
        return result == TransactionOutcome.class ? Kind.TRANSACTION : Kind.READ;
    }

    private void read(Method method, Object[] arguments, CompletableFuture<Object> answer) {
        if (world.chance(0.02)) {
            process.after(
                    world.delay(),
                    () -> answer.completeExceptionally(
                            new StoreUnavailableException("lost in the simulation", new RuntimeException())));
            return;
        }
        world.time.after(world.delay(), () -> {
            CompletableFuture<Object> result = read(method, arguments);
            process.after(
                    world.delay(),
                    () -> result.whenComplete((read, failure) -> {
                        if (failure == null) {
                            answer.complete(read);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    }));
        });
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Object> read(Method method, Object[] arguments) {
        return ((CompletionStage<Object>) stage(method, arguments)).toCompletableFuture();
    }

    private void write(
            Method method, Object[] arguments, CompletableFuture<Object> answer, Object refused, Object unknown) {
        boolean sealing = isOfASeam(arguments[0]);
        if (sealing && world.chance(0.15)) {
            endSoon();
        }
        if (world.chance(0.03)) {
            process.after(world.delay(), () -> answer.complete(refused));
        } else if (world.chance(sealing ? 0.25 : 0.08)) {
            for (int copies = world.random.nextInt(3); copies > 0; copies--) {
                Duration late = Duration.ofMillis(world.random.nextInt(world.random.nextBoolean() ? 50 : 15_000));
                world.time.after(late, () -> call(method, arguments));
            }
            process.after(Duration.ofMillis(world.random.nextInt(2_000)), () -> answer.complete(unknown));
        } else {
            world.time.after(world.delay(), () -> {
                Object result = call(method, arguments);
                process.after(world.delay(), () -> answer.complete(result));
            });
        }
    }

    /** Whether it writes a seal, or notes the segment after it. */
    private static boolean isOfASeam(Object written) {
        return written instanceof SegmentStart
                || (written instanceof Batch batch && batch.rows().get(0).isSeal());
    }

    /** Kills the process, or lets it stand still, before or after what it just asked for. */
    private void endSoon() {
        Duration soon = Duration.ofNanos(world.random.nextInt(6_000_000));
        Duration pause = Duration.ofMillis(world.random.nextInt(9_000));
        Runnable end = world.random.nextBoolean() ? process::die : () -> process.pause(pause);
        world.time.after(soon, end);
    }

    private Object call(Method method, Object[] arguments) {
        return stage(method, arguments).toCompletableFuture().join();
    }

    private CompletionStage<?> stage(Method method, Object[] arguments) {
        try {
            return (CompletionStage<?>) method.invoke(store, arguments);
        } catch (ReflectiveOperationException defect) {
            throw new LinkageError(defect.getMessage(), defect);
        }
    }
}
