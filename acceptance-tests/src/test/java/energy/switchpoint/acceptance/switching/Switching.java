package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.api.Answer;
import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Facts;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A switch asked for over the API, and what the databases say about it. */
public final class Switching {

    static final Set<String> ENDS = Set.of("COMPLETED", "RETURNED", "OBJECTED", "WITHDRAWN", "EXPIRED");
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private Switching() {}

    /** Asks for a switch with a yes to what is needed and a no to the rest. */
    public static Answer ask(Household home, Person gaining, String history) {
        var preview = Api.as(home.owner())
                .post(
                        Service.SWITCHING,
                        "/switches/preview",
                        Json.createObjectBuilder()
                                .add("chargepointId", home.chargepoint())
                                .add("gaining", gaining.organisation()))
                .expect(200)
                .json();
        var consents = Json.createArrayBuilder();
        for (var ask : preview.getJsonArray("consentDifference").getValuesAs(JsonObject.class)) {
            consents.add(Json.createObjectBuilder()
                    .add("purpose", ask.getString("purpose"))
                    .add("noticeVersion", ask.get("noticeVersion"))
                    .add("agreed", ask.getBoolean("required")));
        }
        return Api.as(home.owner())
                .post(
                        Service.SWITCHING,
                        "/switches",
                        Json.createObjectBuilder()
                                .add("chargepointId", home.chargepoint())
                                .add("gaining", gaining.organisation())
                                .addNull("date")
                                .add("history", history)
                                .add("consents", consents)
                                .add("termsAccepted", true),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    static String state(String switchId) {
        return Facts.strings(Service.SWITCHING, "select state from operator_switch where id = ?", switchId)
                .getFirst();
    }

    static void awaitState(String switchId, String state) {
        await("switch " + switchId + " at " + state)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> state(switchId), current -> current.equals(state) || ENDS.contains(current));
    }

    /** Waits for the switch to end and says how. */
    public static String awaitEnd(String switchId) {
        return await("end of switch " + switchId).atMost(PATIENCE).until(() -> state(switchId), ENDS::contains);
    }

    /** From the data: the periods of command over this charger follow one another without overlap and without gap. */
    static void assertExactlyOneCommanderAtEveryMoment(Household home) {
        record Period(String organisation, LocalDateTime from, LocalDateTime until) {}
        var periods = Facts.query(
                Service.GATEWAY,
                row -> new Period(
                        row.getString(1), row.getObject(2, LocalDateTime.class), row.getObject(3, LocalDateTime.class)),
                "select organisation_id, valid_from, valid_until from command_authority where chargepoint_id = ? order by valid_from",
                home.chargepoint());
        assertThat(periods).isNotEmpty();
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from())
                    .as("no gap and no overlap in %s", periods)
                    .isEqualTo(periods.get(i - 1).until());
        }
        assertThat(periods.getLast().until().getYear())
                .as("somebody commands it now: %s", periods)
                .isEqualTo(9999);

        List<String> current = Facts.strings(
                Service.GATEWAY,
                "select organisation_id from credential where chargepoint_id = ? and state = 'CURRENT'",
                home.chargepoint());
        assertThat(current)
                .as("one current credential, of the party in command")
                .containsExactly(periods.getLast().organisation());
    }
}
