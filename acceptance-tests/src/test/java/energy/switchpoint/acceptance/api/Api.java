package energy.switchpoint.acceptance.api;

import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls an API as one of the demo's people, with a real token of the identity provider. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Map<Person, String> TOKENS = new ConcurrentHashMap<>();

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    public static Api as(Person person) {
        return new Api(TOKENS.computeIfAbsent(person, Api::fetchToken));
    }

    public static Api asNobody() {
        return new Api("");
    }

    /** As a service of the platform; only for looking at what services see. */
    public static Api asService(Service service) {
        var form = "grant_type=client_credentials&client_id=switchpoint-" + service.id() + "&client_secret="
                + Installation.UNDER_TEST.secret(service.id() + "-client");
        return new Api(tokenFor(form));
    }

    public Answer get(Service service, String path) {
        return send("GET", service, path, null);
    }

    public Answer post(Service service, String path, JsonObjectBuilder body, String... headers) {
        return send("POST", service, path, body.build().toString(), headers);
    }

    public Answer put(Service service, String path, String body, String... headers) {
        return send("PUT", service, path, body, headers);
    }

    public Answer send(String method, Service service, String path, String body, String... headers) {
        return send(method, Installation.UNDER_TEST.api(service) + path, body, headers);
    }

    public Answer send(String method, String url, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + url, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins to read a stream of server-sent events; the reader has to be closed. */
    public EventReader listen(Service service, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(Installation.UNDER_TEST.api(service) + path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventReader(HTTP.sendAsync(request.build(), BodyHandlers.ofInputStream()));
    }

    private static String fetchToken(Person person) {
        return tokenFor("grant_type=password&client_id=switchpoint-cli&scope=openid%20organization&username="
                + person.username() + "&password=" + Person.PASSWORD);
    }

    private static String tokenFor(String form) {
        var request = HttpRequest.newBuilder(
                        URI.create(Installation.UNDER_TEST.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("no token: " + response.body());
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject().getString("access_token");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
