package energy.switchpoint.neighbours.boundary;

import energy.switchpoint.neighbours.boundary.Neighbours.Refusal;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.control.Answer;
import energy.switchpoint.switching.control.NeighbourUnavailable;
import energy.switchpoint.switching.control.Registry;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRules;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The registry over HTTP. */
@ApplicationScoped
public class RegistryClient implements Registry {

    private static final String NAME = "the registry";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Neighbours neighbours;

    @SuppressWarnings("NullAway.Init") // set by connect()
    private RegistryApi api;

    @PostConstruct
    void connect() {
        api = neighbours.client(RegistryApi.class, "switchpoint.registry.url", PATIENCE);
    }

    @Override
    public Optional<Chargepoint> chargepoint(UUID id) {
        return found(() -> api.chargepoint(id)).map(RegistryClient::chargepoint);
    }

    @Override
    public List<Offer> operators(UUID productId) {
        return neighbours.ask(NAME, () -> api.operators(productId)).getValuesAs(JsonObject.class).stream()
                .map(RegistryClient::offer)
                .toList();
    }

    /** Of the label's three forms it is the operator's that says how well a charger can change operators. */
    @Override
    public Optional<Label> label(UUID productId, UUID firmwareId) {
        return found(() -> api.label(productId, firmwareId))
                .flatMap(json -> json.getJsonArray("forms").getValuesAs(JsonObject.class).stream()
                        .filter(form -> form.getString("form").equals("OPERATOR"))
                        .findFirst()
                        .map(form -> new Label(form.getString("level"), form.getString("meaning"))));
    }

    @Override
    public SwitchRules rules() {
        var pack = neighbours.ask(NAME, api::rules);
        var rules = pack.getJsonObject("rules");
        return new SwitchRules(
                pack.getString("id"),
                duration(rules, "switchDeadline"),
                duration(rules, "objectionWindow"),
                duration(rules, "handoverTimeout"),
                duration(rules, "coolingOff"),
                duration(rules, "sessionWait"),
                ZoneId.of(rules.getJsonObject("defaultCalendar").getString("timezone")));
    }

    @Override
    public Answer markSwitching(UUID chargepointId, UUID switchId, boolean switching) {
        return answer(() -> api.markSwitching(
                chargepointId,
                Json.createObjectBuilder()
                        .add("switchId", switchId.toString())
                        .add("switching", switching)
                        .build()));
    }

    @Override
    public Answer move(Move move) {
        var body = Json.createObjectBuilder()
                .add("switchId", move.switchId().toString())
                .add("chargepointId", move.chargepointId().toString())
                .add("to", move.to().id().value())
                .add("at", move.at().toString());
        var from = move.from();
        if (from == null) {
            body.addNull("from");
        } else {
            body.add("from", from.id().value());
        }
        return answer(() -> api.move(body.build()));
    }

    private Answer answer(Supplier<JsonObject> call) {
        try {
            neighbours.ask(NAME, call);
            return new Answer.Done();
        } catch (Refusal refusal) {
            if (refusal.status() == 409 || refusal.status() == 404) {
                return new Answer.Refused(refusal.detail());
            }
            throw new NeighbourUnavailable(NAME, refusal);
        }
    }

    private Optional<JsonObject> found(Supplier<JsonObject> call) {
        try {
            return Optional.of(neighbours.ask(NAME, call));
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                return Optional.empty();
            }
            throw new NeighbourUnavailable(NAME, refusal);
        }
    }

    private static Chargepoint chargepoint(JsonObject json) {
        return new Chargepoint(
                UUID.fromString(json.getString("id")),
                json.getString("label"),
                UUID.fromString(json.getJsonObject("product").getString("id")),
                UUID.fromString(json.getJsonObject("firmware").getString("id")),
                json.getString("state"),
                isPresent(json, "operator") ? party(json.getJsonObject("operator")) : null,
                isPresent(json, "ownerPersonId") ? PersonId.of(json.getString("ownerPersonId")) : null);
    }

    private static Offer offer(JsonObject json) {
        var asked = json.getJsonArray("purposes").getValuesAs(JsonObject.class).stream()
                .map(p -> new Asked(Purpose.valueOf(p.getString("purpose")), p.getBoolean("required")))
                .toList();
        return new Offer(party(json), json.getBoolean("acceptsProduct", false), asked);
    }

    private static Party party(JsonObject json) {
        return new Party(new OrganisationId(json.getString("id")), json.getString("name"));
    }

    private static boolean isPresent(JsonObject json, String name) {
        return json.containsKey(name) && !json.isNull(name);
    }

    private static Duration duration(JsonObject rules, String name) {
        return Duration.parse(rules.getString(name));
    }
}
