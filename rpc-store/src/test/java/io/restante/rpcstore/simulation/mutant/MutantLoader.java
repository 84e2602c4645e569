package io.restante.rpcstore.simulation.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Loads the store and its simulation with some classes replaced. Packages below the mutated ones are those of this test,
 * which are compiled and warm already.
 */
final class MutantLoader extends ClassLoader {
    private static final String ROOT = "io.restante.rpcstore.";
    /** From the lowest up: each uses those before it only. The simulated cluster implements ports of the first four. */
    private static final List<String> LAYERS = List.of(
            "time",
            "message",
            "member",
            "shard",
            "simulation.cassandra",
            "chat",
            "lifecycle",
            "grpc",
            "simulation.network",
            "simulation",
            "simulation.scene");

    private final Map<String, byte[]> mutated;
    private final int lowest;

    MutantLoader(Map<String, byte[]> mutated) {
        super(MutantLoader.class.getClassLoader());
        this.mutated = mutated;
        this.lowest =
                mutated.keySet().stream().mapToInt(MutantLoader::layer).min().orElse(0);
    }

    /** What a class of that name does with a seed, or with a scene, when it runs on the replaced classes. */
    Function<String, List<String>> trial(String name) {
        try {
            @SuppressWarnings("unchecked")
            Function<String, List<String>> trial = (Function<String, List<String>>)
                    loadClass(name).getConstructor().newInstance();
            return trial;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int layer(String name) {
        return name.startsWith(ROOT) ? LAYERS.indexOf(name.substring(ROOT.length(), name.lastIndexOf('.'))) : -1;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        int layer = layer(name);
        if (layer < 0 || layer < lowest) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] code = mutated.get(name);
        if (code == null) {
            code = original(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
