package io.restante.httpapi.docs;

import java.util.Arrays;
import java.util.Optional;

/** What the page at {@code /docs} loads: the whole list, so that no path leads anywhere else. */
enum DocsAsset {
    PAGE_SCRIPT("docs.js", "text/javascript; charset=utf-8"),
    PAGE_STYLE("docs.css", "text/css; charset=utf-8"),
    SWAGGER_UI("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
    SWAGGER_UI_STYLE("swagger-ui.css", "text/css; charset=utf-8"),
    ICON("favicon-32x32.png", "image/png");

    private final String file;
    private final String mediaType;

    DocsAsset(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    static Optional<DocsAsset> named(String file) {
        return Arrays.stream(values()).filter(asset -> asset.file.equals(file)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    byte[] read() {
        return Resource.read("/docs/" + file);
    }
}
