package energy.switchpoint.neighbours.boundary;

import energy.switchpoint.neighbours.boundary.Neighbours.Refusal;
import energy.switchpoint.switching.control.Gateway;
import energy.switchpoint.switching.control.NeighbourUnavailable;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.Party;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The charger gateway over HTTP. It talks to devices while we wait, so it is given more time than others. */
@ApplicationScoped
public class GatewayClient implements Gateway {

    private static final String NAME = "the gateway";
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int LONGEST_REASON = 300;

    @Inject
    Neighbours neighbours;

    @SuppressWarnings("NullAway.Init") // set by connect()
    private GatewayApi api;

    @PostConstruct
    void connect() {
        api = neighbours.client(GatewayApi.class, "switchpoint.gateway.url", PATIENCE);
    }

    @Override
    public Preflight preflight(UUID chargepointId) {
        var json = ask(() -> api.preflight(chargepointId));
        return new Preflight(checks(json), json.getBoolean("ready"), "SESSION".equals(text(json, "waitFor")));
    }

    @Override
    public Handover begin(UUID chargepointId, UUID switchId, Party gaining, Duration timeout) {
        var body = Json.createObjectBuilder()
                .add("gaining", party(gaining))
                .add("timeoutS", timeout.toSeconds())
                .build();
        return handover(ask(() -> api.begin(chargepointId, switchId, body)));
    }

    @Override
    public Optional<Handover> handover(UUID chargepointId, UUID switchId) {
        return found(() -> api.handover(chargepointId, switchId));
    }

    @Override
    public Handover verify(UUID chargepointId, UUID switchId) {
        return handover(ask(() -> api.verify(chargepointId, switchId)));
    }

    @Override
    public Handover commit(UUID chargepointId, UUID switchId, Instant at) {
        var body = Json.createObjectBuilder().add("at", at.toString()).build();
        return handover(ask(() -> api.commit(chargepointId, switchId, body)));
    }

    @Override
    public Optional<Handover> rollBack(UUID chargepointId, UUID switchId, String reason) {
        var shortened = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON - 1) + "…" : reason;
        var body = Json.createObjectBuilder().add("reason", shortened).build();
        return found(() -> api.rollBack(chargepointId, switchId, body));
    }

    @Override
    public List<String> dispose(UUID chargepointId, UUID switchId, HistoryChoice choice, Party losing, Instant until) {
        var body = Json.createObjectBuilder()
                .add("action", choice.name())
                .add("operator", losing.id().value())
                .add("until", until.toString())
                .build();
        return ask(() -> api.dispose(chargepointId, switchId, body)).getValuesAs(JsonObject.class).stream()
                .map(GatewayClient::evidence)
                .toList();
    }

    /** One line per thing that was done; what was not simply done says so. */
    private static String evidence(JsonObject json) {
        var line = json.getString("what", "history") + ": " + Objects.requireNonNullElse(text(json, "evidence"), "");
        var state = json.getString("state", "DONE");
        return state.equals("DONE") ? line : line + " (" + state + ")";
    }

    /** A no to something the process rightly asks means that the gateway is not where we are: it may be by the next time. */
    private <T> T ask(Supplier<T> call) {
        try {
            return neighbours.ask(NAME, call);
        } catch (Refusal refusal) {
            throw new NeighbourUnavailable(NAME, refusal.status() + ": " + refusal.detail());
        }
    }

    private Optional<Handover> found(Supplier<JsonObject> call) {
        try {
            return Optional.of(handover(neighbours.ask(NAME, call)));
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                return Optional.empty();
            }
            throw new NeighbourUnavailable(NAME, refusal.status() + ": " + refusal.detail());
        }
    }

    private static Handover handover(JsonObject json) {
        return new Handover(
                Phase.valueOf(json.getString("phase")),
                Objects.requireNonNullElse(text(json, "detail"), ""),
                checks(json),
                isPresent(json, "closingReadingWh")
                        ? json.getJsonNumber("closingReadingWh").longValue()
                        : null,
                fingerprint(json, "scheduleBefore"),
                fingerprint(json, "scheduleAfter"));
    }

    private static @Nullable String fingerprint(JsonObject json, String name) {
        return isPresent(json, name) ? text(json.getJsonObject(name), "fingerprint") : null;
    }

    private static List<Check> checks(JsonObject json) {
        return !isPresent(json, "checks")
                ? List.of()
                : json.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .map(c -> new Check(
                                c.getString("check"),
                                c.getBoolean("passed"),
                                Objects.requireNonNullElse(text(c, "detail"), "")))
                        .toList();
    }

    private static JsonObject party(Party party) {
        return Json.createObjectBuilder()
                .add("id", party.id().value())
                .add("name", party.name())
                .build();
    }

    private static @Nullable String text(JsonObject json, String name) {
        return isPresent(json, name) ? json.getString(name) : null;
    }

    private static boolean isPresent(JsonObject json, String name) {
        return json.containsKey(name) && !json.isNull(name);
    }
}
