package io.restante.httpapi.connection;

/** What a request is for, as far as it is told apart: clients must not make names of metrics. */
enum Route {
    SEND("/api/send"),
    PULL("/api/pull"),
    OTHER("other");

    private final String path;

    Route(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** @param target of the request line: a path, and a query where there is one */
    static Route of(String target) {
        if (isAt(SEND, target)) {
            return SEND;
        }
        return isAt(PULL, target) ? PULL : OTHER;
    }

    private static boolean isAt(Route route, String target) {
        int end = route.path.length();
        return target.startsWith(route.path) && (target.length() == end || target.charAt(end) == '?');
    }
}
