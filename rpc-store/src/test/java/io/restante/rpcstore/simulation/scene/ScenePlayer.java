package io.restante.rpcstore.simulation.scene;

import java.util.List;
import java.util.function.Function;

/** Plays the scene of that name and gives every promise that was broken. Public, so that mutated code can be tried by its name. */
public final class ScenePlayer implements Function<String, List<String>> {
    @Override
    public List<String> apply(String scene) {
        return Scene.valueOf(scene).play();
    }
}
