package energy.switchpoint.platform.http;

import energy.switchpoint.platform.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** This service's own access token (client credentials), renewed before it ends. */
@ApplicationScoped
public class ServiceToken {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    @Inject
    @ConfigProperty(name = "switchpoint.issuer")
    String issuer;

    /** Short name of this service: {@code registry}, {@code consent}, {@code switching}, {@code gateway}. */
    @Inject
    @ConfigProperty(name = "switchpoint.service")
    String service;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private @Nullable String token;
    private Instant until = Instant.EPOCH;

    public synchronized String value() {
        if (token == null || clock.instant().isAfter(until)) {
            fetch();
        }
        if (token == null) {
            throw new IllegalStateException("no token for " + service);
        }
        return token;
    }

    /** Forget the token: a service has refused it. */
    public synchronized void renew() {
        token = null;
    }

    private void fetch() {
        var form = "grant_type=client_credentials&client_id=switchpoint-" + service + "&client_secret="
                + URLEncoder.encode(secrets.text(service + "-client"), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the identity provider answered " + answer.statusCode());
            }
            try (var reader = Json.createReader(new StringReader(answer.body()))) {
                var json = reader.readObject();
                token = json.getString("access_token");
                until = clock.instant().plusSeconds(json.getInt("expires_in")).minus(MARGIN);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the identity provider cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching a token", e);
        }
    }
}
