package io.restante.launcher.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Asks for one page.
 *
 * @param address where the server listens
 * @param path what must answer 200
 */
record HttpProbe(Endpoint address, String path) implements Probe {
    @Override
    public boolean ready(Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + path).toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setRequestProperty("Connection", "close");
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
