package energy.switchpoint.acceptance.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads server-sent events as a browser does: fields until an empty line, comments left out (HTML standard, §9.2.6). */
public final class EventReader implements AutoCloseable {

    /** One event. */
    public record Told(long id, String kind, JsonObject data) {}

    private final CompletableFuture<HttpResponse<InputStream>> answer;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile boolean alive;

    EventReader(CompletableFuture<HttpResponse<InputStream>> answer) {
        this.answer = answer;
        answer.thenAccept(response -> {
            if (response.statusCode() == 200) {
                Thread.ofVirtual().start(() -> read(response.body()));
            }
        });
    }

    /** Has shown a sign of life: what happens from here on is told. */
    public boolean isAlive() {
        return alive;
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    public int status() {
        return answer.join().statusCode();
    }

    public HttpHeaders headers() {
        return answer.join().headers();
    }

    private void read(InputStream body) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            long id = 0;
            var kind = "";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                alive = true;
                if (line.isEmpty() && !data.isEmpty()) {
                    told.add(new Told(id, kind, json(data.toString())));
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        if (!answer.isDone()) {
            answer.cancel(true);
        } else if (!answer.isCompletedExceptionally()) {
            try {
                answer.join().body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
