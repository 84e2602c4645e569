package io.restante.history.check;

import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Send;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in one chat. */
final class ChatOperations {
    private final String name;
    private final List<Send> sends = new ArrayList<>();
    private final List<PulledPage> pages = new ArrayList<>();
    private final Map<String, FinalRead> views = new LinkedHashMap<>();

    ChatOperations(String name) {
        this.name = name;
    }

    void add(Send send) {
        sends.add(send);
    }

    void add(Pull pull) {
        if (pull.outcome() instanceof Page page) {
            pages.add(new PulledPage(pull, page));
        }
    }

    void add(FinalRead read) {
        views.merge(read.view(), read, (one, other) -> other.invoked() >= one.invoked() ? other : one);
    }

    String name() {
        return name;
    }

    List<Send> sends() {
        return sends;
    }

    List<PulledPage> pages() {
        return pages;
    }

    Collection<FinalRead> views() {
        return views.values();
    }

    @Nullable FinalRead all() {
        return views.get(FinalRead.ALL);
    }
}
