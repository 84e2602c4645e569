package io.restante.loadgen.caller.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP server for tests: Restante's two calls over a list in memory, and {@code /echo}, which says what it was sent. */
public final class WebServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private record Kept(String chat, String sender, String text, long sendTime) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Kept> messages = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSendTime = new AtomicLong(1_700_000_000_000_000L);
    private volatile int status = 200;
    private volatile String advice = "";
    private volatile boolean lying;

    public WebServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/send", this::send);
        server.createContext("/api/pull", this::pull);
        server.createContext("/echo", this::echo);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers everything with from now on. */
    public void status(int changed) {
        status = changed;
    }

    /** What its answers advise, as the header Retry-After. */
    public void retryAfter(String seconds) {
        advice = seconds;
    }

    /** Whether its answers break the contract. */
    public void lie() {
        lying = true;
    }

    public int stored() {
        return messages.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void send(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        long sendTime = lastSendTime.incrementAndGet();
        messages.add(new Kept(
                message.path("chat").asText(),
                message.path("sender").asText(),
                message.path("text").asText(),
                sendTime));
        answer(
                exchange,
                JSON.createObjectNode().put("send_time", lying ? -1 : sendTime).toString());
    }

    private void pull(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        List<Kept> chat = messages.stream()
                .filter(message -> message.chat().equals(query.get("chat")))
                .sorted((one, other) -> Long.compare(other.sendTime(), one.sendTime()))
                .toList();
        int limit = Integer.parseInt(String.valueOf(query.get("limit")));
        List<Kept> page = chat.subList(0, Math.min(limit, chat.size()));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode listed = answer.putArray("messages");
        page.forEach(message -> listed.addObject()
                .put("chat", message.chat())
                .put("text", message.text())
                .put("sender", message.sender())
                .put("send_time", message.sendTime()));
        answer.put("has_more", chat.size() > limit);
        long next = page.isEmpty() ? 0 : page.get(page.size() - 1).sendTime() - 1;
        answer.put("next_cursor", chat.size() > limit ? chat.get(limit).sendTime() : lying ? next + 7 : next);
        answer(exchange, answer.toString());
    }

    private void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("X-Colour") + " "
                        + new String(body, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = (status == 200 ? text : "{\"code\":\"UNAVAILABLE\"}").getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (!advice.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", advice);
        }
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
