package energy.switchpoint.neighbours.boundary;

import energy.switchpoint.neighbours.boundary.Neighbours.Refusal;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.control.Consents;
import energy.switchpoint.switching.control.NeighbourUnavailable;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The consent service over HTTP. */
@ApplicationScoped
public class ConsentClient implements Consents {

    private static final String NAME = "the consent service";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Neighbours neighbours;

    @SuppressWarnings("NullAway.Init") // set by connect()
    private ConsentApi api;

    @PostConstruct
    void connect() {
        api = neighbours.client(ConsentApi.class, "switchpoint.consent.url", PATIENCE);
    }

    @Override
    public List<Notice> notices() {
        return ask(api::notices).getValuesAs(JsonObject.class).stream()
                .map(n -> new Notice(
                        Purpose.valueOf(n.getString("purpose")),
                        n.getInt("version"),
                        n.getString("title"),
                        n.getString("text"),
                        n.getJsonArray("dataItems").getValuesAs(JsonString::getString)))
                .toList();
    }

    @Override
    public boolean isGiven(PersonId person, Party recipient, Purpose purpose, UUID chargepointId) {
        return ask(() -> api.check(person.value(), recipient.id().value(), purpose.name(), chargepointId))
                .getBoolean("given");
    }

    @Override
    public Recorded record(PersonId person, OperatorSwitch aSwitch) {
        var decisions = Json.createArrayBuilder();
        for (var answer : aSwitch.consents()) {
            decisions.add(Json.createObjectBuilder()
                    .add("purpose", answer.purpose().name())
                    .add("noticeVersion", answer.noticeVersion())
                    .add("agreed", answer.agreed()));
        }
        var body = Json.createObjectBuilder(relation(person, aSwitch.gaining(), aSwitch.chargepointId()))
                .add("source", "switch:" + aSwitch.id())
                .add("decisions", decisions)
                .build();
        try {
            var recorded = new EnumMap<Purpose, UUID>(Purpose.class);
            neighbours
                    .ask(NAME, () -> api.decide(body))
                    .getValuesAs(JsonObject.class)
                    .forEach(c -> recorded.put(
                            Purpose.valueOf(c.getString("purpose")), UUID.fromString(c.getString("consentId"))));
            return new Recorded.Stand(recorded);
        } catch (Refusal refusal) {
            return new Recorded.Refused(refusal.detail());
        }
    }

    @Override
    public void end(PersonId person, Party recipient, UUID chargepointId, String reason) {
        var body = Json.createObjectBuilder(relation(person, recipient, chargepointId))
                .add("reason", reason)
                .build();
        ask(() -> api.end(body));
    }

    private static JsonObject relation(PersonId person, Party recipient, UUID chargepointId) {
        return Json.createObjectBuilder()
                .add("personId", person.toString())
                .add("recipient", recipient.id().value())
                .add("chargepointId", chargepointId.toString())
                .build();
    }

    private <T> T ask(Supplier<T> call) {
        try {
            return neighbours.ask(NAME, call);
        } catch (Refusal refusal) {
            throw new NeighbourUnavailable(NAME, refusal.status() + ": " + refusal.detail());
        }
    }
}
