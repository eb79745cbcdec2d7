package energy.switchpoint.fleet;

import energy.switchpoint.catalogue.Catalogue;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.DeviceStatus;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.network.Network.Area;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** An operator's chargepoints: what the registry has on record and what the gateway sees of them now, side by side. */
@Dependent
public class Fleet {

    private final RegistryClient registry;
    private final GatewayClient gateway;
    private final Catalogue catalogue;

    @Inject
    public Fleet(RegistryClient registry, GatewayClient gateway, Catalogue catalogue) {
        this.registry = registry;
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    /** A page of the fleet; what the gateway does not answer is left open, the list itself is still of use. */
    public Answer<Rows<Row>> rows(String search, int offset, int limit) {
        var query = Query.of("q", search).and("offset", offset).and("limit", limit);
        return registry.chargepoints(query).map(page -> new Rows<>(withStatus(page.items()), page.total()));
    }

    private List<Row> withStatus(List<Chargepoint> chargepoints) {
        var ids = chargepoints.stream().map(Chargepoint::id).collect(Collectors.joining(","));
        Map<String, DeviceStatus> known = ids.isEmpty()
                ? Map.of()
                : gateway.devices(Query.of("ids", ids).and("limit", 200)).orElse(Rows.none()).items().stream()
                        .collect(Collectors.toMap(DeviceStatus::chargepointId, status -> status));
        return chargepoints.stream()
                .map(chargepoint -> new Row(chargepoint, known.get(chargepoint.id())))
                .toList();
    }

    public Answer<Rows<DeviceStatus>> devices() {
        return gateway.devices(Query.of("limit", 200));
    }

    public Answer<Rows<Catalogue.Product>> products() {
        return catalogue.products("", 0, 200);
    }

    public Answer<Catalogue.ProductDetail> product(String id) {
        return catalogue.product(id);
    }

    public Answer<List<Area>> areas() {
        return registry.http().get("/network-areas", new TypeReference<>() {});
    }

    public Answer<Onboarded> onboard(String key, NewChargepoint wish) {
        return registry.http().postOnce(key, "/chargepoints", wish, Onboarded.class);
    }

    public Answer<Secret> newPassword(String id) {
        return registry.http().post("/chargepoints/" + id + "/credential", null, Secret.class);
    }

    public Answer<Rows<LogLine>> log(String id, int offset, int limit) {
        var query = Query.of("offset", offset).and("limit", limit);
        return gateway.http().get("/devices/" + id + "/log" + query, new TypeReference<>() {});
    }

    /** The latest of what the charger told, newest first. */
    public Answer<List<ChargerEvent>> events(String id) {
        return gateway.http()
                .get("/devices/" + id + "/events" + Query.of("limit", 30), ChargerEvents.class)
                .map(ChargerEvents::items);
    }

    public Answer<CommandResult> command(String id, String type) {
        return gateway.http().post("/devices/" + id + "/commands", Map.of("type", type), CommandResult.class);
    }

    /** One line of the fleet. {@code status} is absent while the gateway does not answer for it. */
    public record Row(Chargepoint chargepoint, @Nullable DeviceStatus status) implements Serializable {}

    /** What onboarding asks for. */
    public record NewChargepoint(
            String serial,
            String productId,
            String firmwareId,
            String scenario,
            String addressLine,
            String postcode,
            String networkAreaId,
            long ratingW,
            int phases,
            String label)
            implements Serializable {}

    /** A new chargepoint and how to connect it. */
    public record Onboarded(Chargepoint chargepoint, Connection connection) implements Serializable {}

    /** What has to be typed into the device. Password and pairing code are told this once. */
    public record Connection(String identity, String url, String password, String pairingCode)
            implements Serializable {}

    /** A password told once. */
    public record Secret(String password) implements Serializable {}

    /** Something that happened on a device's line. */
    public record LogLine(Instant at, String kind, String what, String detail) implements Serializable {}

    /** Something a charger told, with the fields of its kind. */
    public record ChargerEvent(long id, String kind, Instant at, Map<String, Object> data) implements Serializable {}

    /** A page of them. */
    public record ChargerEvents(List<ChargerEvent> items) implements Serializable {}

    /** What came of a command. */
    public record CommandResult(
            @Nullable String id, String state, @Nullable String detail) implements Serializable {}
}
