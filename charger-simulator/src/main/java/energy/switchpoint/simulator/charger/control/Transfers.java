package energy.switchpoint.simulator.charger.control;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files by HTTP, there and back, tried again as often as the operator says. What came of it is told on the charger's own thread. */
final class Transfers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final EventLoop loop;

    Transfers(EventLoop loop) {
        this.loop = loop;
    }

    static boolean canReach(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && address.getHost() != null;
    }

    void upload(URI to, byte[] body, Tries tries, Consumer<Boolean> done) {
        var request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        attempt(request, tries.more(), tries.after(), answer -> done.accept(answer != null));
    }

    /** @param done told the file, or null when it could not be had */
    void download(URI from, Tries tries, Consumer<byte @Nullable []> done) {
        attempt(HttpRequest.newBuilder(from).timeout(PATIENCE).build(), tries.more(), tries.after(), done);
    }

    private void attempt(HttpRequest request, int more, Duration after, Consumer<byte @Nullable []> done) {
        CLIENT.sendAsync(request, BodyHandlers.ofByteArray())
                .whenComplete((answer, failure) -> loop.execute(() -> {
                    if (isGood(answer)) {
                        done.accept(answer.body());
                    } else if (more > 0) {
                        loop.schedule(
                                () -> attempt(request, more - 1, after, done), after.toMillis(), TimeUnit.MILLISECONDS);
                    } else {
                        done.accept(null);
                    }
                }));
    }

    private static boolean isGood(@Nullable HttpResponse<?> answer) {
        return answer != null && answer.statusCode() / 100 == 2;
    }
}
