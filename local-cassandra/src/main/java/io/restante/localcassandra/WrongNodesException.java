package io.restante.localcassandra;

import java.nio.file.Path;

/** The data were made by another number of nodes than is asked for now. */
public final class WrongNodesException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongNodesException(Path data, String made, int asked) {
        super("the data in " + data + " were made for " + made + " node(s), not for " + asked);
    }
}
