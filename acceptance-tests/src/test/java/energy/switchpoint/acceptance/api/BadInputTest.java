package energy.switchpoint.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.WebSocketKnock;
import jakarta.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rubbish at every edge gets a problem that says what to do, and nothing half-done. */
class BadInputTest {

    @Test
    void anUnknownFieldIsRefusedWithAProblemThatHasAPage() {
        var answer = Api.as(Person.BEN)
                .post(
                        Service.REGISTRY,
                        "/claims",
                        Json.createObjectBuilder()
                                .add("pairingCode", "AAAA-AAAA")
                                .add("surprise", 1))
                .expect(400);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(answer.json().getString("type")).contains("/problems/");
    }

    @Test
    void aBodyOver64KiBIsRefused() {
        Api.as(Person.BEN)
                .post(Service.REGISTRY, "/claims", Json.createObjectBuilder().add("pairingCode", "A".repeat(70_000)))
                .expect(413);
    }

    @Test
    void aChangeMustSayWhichVersionItChanges() {
        var charger = Api.as(Person.ALICE)
                .get(Service.REGISTRY, "/chargepoints")
                .expect(200)
                .items()
                .getFirst()
                .getString("id");
        var path = "/devices/" + charger + "/calendar";
        var calendar = """
                {"timezone":"Europe/London","entries":[{"days":["MON"],"at":"00:30","levelPercent":100}],"specialDays":[]}""";

        assertThat(Api.as(Person.ALICE).put(Service.GATEWAY, path, calendar).status())
                .isEqualTo(428);
        assertThat(Api.as(Person.ALICE)
                        .put(Service.GATEWAY, path, calendar, "If-Match", "\"999999\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAndDoesTheWorkOnce() {
        var key = UUID.randomUUID().toString();
        var code = Household.onboard(Person.NORA, "1.6")
                .getJsonObject("connection")
                .getString("pairingCode");
        var wish = Json.createObjectBuilder().add("pairingCode", code).build();

        var first = Api.as(Person.BEN)
                .post(Service.REGISTRY, "/claims", Json.createObjectBuilder(wish), "Idempotency-Key", key)
                .expect(201);
        var again = Api.as(Person.BEN)
                .post(Service.REGISTRY, "/claims", Json.createObjectBuilder(wish), "Idempotency-Key", key)
                .expect(201);
        var other = Api.as(Person.BEN)
                .post(
                        Service.REGISTRY,
                        "/claims",
                        Json.createObjectBuilder().add("pairingCode", "BBBB-BBBB"),
                        "Idempotency-Key",
                        key);

        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void aChargerWithoutTheRightPasswordIsRefusedBeforeTheUpgrade() {
        var connection = Household.onboard(Person.NORA, "2.0.1").getJsonObject("connection");
        var identity = connection.getString("identity");

        assertThat(WebSocketKnock.status(identity, "wrong-password-of-some-length", "2.0.1"))
                .isEqualTo(401);
        assertThat(WebSocketKnock.status("SP-NOBODY", connection.getString("password"), "2.0.1"))
                .isEqualTo(401);
        assertThat(WebSocketKnock.status(identity, connection.getString("password"), "9.9"))
                .as("no common subprotocol")
                .isEqualTo(400);
    }
}
