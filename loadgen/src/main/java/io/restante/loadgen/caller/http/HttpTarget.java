package io.restante.loadgen.caller.http;

import io.restante.loadgen.caller.socket.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a URL points to.
 *
 * @param secure whether it is https
 * @param address of the server
 * @param authority as it stands in the Host header
 * @param path with the query; may hold what a template fills in
 */
public record HttpTarget(boolean secure, Address address, String authority, String path) {
    /** From a URL; throws IllegalArgumentException with a sentence for the user. */
    public static HttpTarget parse(String url) {
        try {
            int slash = url.indexOf('/', url.indexOf("://") + 3);
            URI uri = new URI(slash < 0 ? url : url.substring(0, slash));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if (uri.getHost() != null && (secure || scheme.equals("http"))) {
                int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
                String host = uri.getHost().replaceAll("^\\[|]$", "");
                return new HttpTarget(
                        secure, new Address(host, port), uri.getAuthority(), slash < 0 ? "/" : url.substring(slash));
            }
        } catch (URISyntaxException e) {
            // As any other text that is no URL.
        }
        throw new IllegalArgumentException("A URL begins with http:// or https:// and a host, unlike \"" + url + "\".");
    }

    /** The same server with a path after this one's. */
    public HttpTarget resolve(String further) {
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new HttpTarget(secure, address, authority, base + further);
    }
}
