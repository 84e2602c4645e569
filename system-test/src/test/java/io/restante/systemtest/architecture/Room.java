package io.restante.systemtest.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The modules by their package below {@code io.restante}, and what each may touch of the others. */
final class Room {
    private static final Map<String, Set<String>> MAY_TOUCH = Map.ofEntries(
            Map.entry("protos", Set.of()),
            Map.entry("cql", Set.of()),
            Map.entry("service", Set.of("protos")),
            Map.entry("routing", Set.of("protos", "service")),
            Map.entry("rpcstore", Set.of("protos", "cql", "service", "routing")),
            Map.entry("httpapi", Set.of("protos", "service", "routing")),
            Map.entry("localcassandra", Set.of()),
            Map.entry("history", Set.of()),
            Map.entry("benchmark", Set.of("launcher", "localcassandra", "loadgen", "routing")),
            Map.entry("loadgen", Set.of("protos")),
            Map.entry("launcher", Set.of("localcassandra", "history", "loadgen", "protos")));

    private static final Pattern PACKAGE =
            Pattern.compile("io\\.restante\\.(?:systemtest\\.broken\\.)?(\\w+)(?:\\..*)?");

    private Room() {}

    static Set<String> names() {
        return MAY_TOUCH.keySet();
    }

    /** The room of a class, or null where the class is not ours. */
    static @Nullable String of(JavaClass type) {
        Matcher matcher = PACKAGE.matcher(type.getBaseComponentType().getPackageName());
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether a class of the one room may touch one of the other; a room that is not in the table may touch none. */
    static boolean mayTouch(String room, String other) {
        return room.equals(other) || MAY_TOUCH.getOrDefault(room, Set.of()).contains(other);
    }
}
