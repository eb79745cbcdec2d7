package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.chargepoints.control.Gateway;
import energy.switchpoint.platform.http.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The gateway as another service of ours: its own API, with our service token. */
@ApplicationScoped
public class GatewayOverHttp implements Gateway {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Inject
    @ConfigProperty(name = "switchpoint.gateway.url")
    String url;

    @Inject
    ServiceToken token;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Override
    public Answer makeKnown(Device device) {
        var known = send("PUT", "/devices/" + device.id(), body(device).toString());
        if (known instanceof Answer.Unavailable) {
            return known;
        }
        var told = send(
                "PUT", "/devices/" + device.id() + "/product", device.product().toString());
        return told instanceof Answer.Unavailable ? told : known;
    }

    @Override
    public Answer newCredential(UUID chargepoint) {
        return send("POST", "/devices/" + chargepoint + "/credentials", "{}");
    }

    private Answer send(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token.value())
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                token.renew();
            }
            return response.statusCode() / 100 == 2
                    ? read(response.body())
                    : new Answer.Unavailable("it answered " + response.statusCode() + " to " + method + " " + path);
        } catch (IOException | IllegalStateException | JsonException e) {
            return new Answer.Unavailable(e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable("interrupted");
        }
    }

    private static Answer read(String body) {
        if (body.isBlank()) {
            return new Answer.Known();
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            var password = reader.readObject().getString("password", "");
            return password.isEmpty() ? new Answer.Known() : new Answer.Password(password);
        }
    }

    private static JsonObject body(Device device) {
        var placement = device.placement();
        var feeder = device.areas().getLast();
        var path = Json.createArrayBuilder();
        device.areas().stream().map(NetworkArea::id).map(UUID::toString).forEach(path::add);
        var body = Json.createObjectBuilder();
        if (placement.timezone() != null) {
            body.add("timezone", placement.timezone());
        }
        if (placement.nominalVolts() != null) {
            body.add("nominalVolts", placement.nominalVolts());
        }
        return body.add("identity", device.identity())
                .add("label", placement.label())
                .add("ratingW", placement.rating().value())
                .add("phases", placement.phases())
                .add("stepPercent", device.stepPercent())
                .add("networkAreaId", feeder.id().toString())
                .add("networkAreaName", feeder.name())
                .add("areaPath", path)
                .add("dso", party(feeder.dso(), device.dsoName()))
                .add(
                        "operator",
                        party(device.operator().id().value(), device.operator().name()))
                .add("pairable", true)
                .build();
    }

    private static JsonObject party(String id, String name) {
        return Json.createObjectBuilder().add("id", id).add("name", name).build();
    }
}
