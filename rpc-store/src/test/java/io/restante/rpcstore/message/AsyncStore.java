package io.restante.rpcstore.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Makes a store answer from other threads, as a driver does, and counts the calls. */
public final class AsyncStore {
    private final Executor executor;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    public AsyncStore(Executor executor) {
        this.executor = executor;
    }

    public <T> T of(Class<T> port, T store) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    calls.merge(method.getName(), 1, Integer::sum);
                    return CompletableFuture.supplyAsync(() -> call(store, method, arguments), executor)
                            .thenCompose(Function.identity());
                }));
    }

    public int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<Object> call(Object store, Method method, Object[] arguments) {
        try {
            return (CompletionStage<Object>) method.invoke(store, arguments);
        } catch (IllegalAccessException | InvocationTargetException defect) {
            throw new LinkageError(defect.getMessage(), defect);
        }
    }
}
