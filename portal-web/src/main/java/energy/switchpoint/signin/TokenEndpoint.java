package energy.switchpoint.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Renews access tokens while a page stays open, also from threads that serve no request. */
@ApplicationScoped
public class TokenEndpoint {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @Inject
    OidcSettings oidc;

    /** Empty when the provider no longer knows the session: the person has to sign in again. */
    Optional<Renewed> renew(String refreshToken) {
        var form = Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                oidc.getClientId(),
                "client_secret",
                oidc.getClientSecret(),
                "refresh_token",
                refreshToken);
        var request = HttpRequest.newBuilder(URI.create(oidc.endpoint("token")))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(parse(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Renewed parse(String body) {
        var json = JSON.readTree(body);
        return new Renewed(
                json.path("access_token").asString(),
                json.hasNonNull("refresh_token") ? json.path("refresh_token").asString() : null,
                Instant.now().plusSeconds(json.path("expires_in").asLong(60)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What a renewal gives. */
    record Renewed(String accessToken, @Nullable String refreshToken, Instant expiresAt) {}
}
