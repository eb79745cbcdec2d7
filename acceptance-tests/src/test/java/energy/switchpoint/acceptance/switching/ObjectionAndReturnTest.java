package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

/** The ways a switch ends other than by itself: the losing operator objects, the household goes back. */
class ObjectionAndReturnTest {

    @Test
    void theLosingOperatorObjectsWithReasonAndEvidenceAndNobodyElseMay() {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");
        var id = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");
        var path = "/switches/" + id + "/objection";

        assertThat(Api.as(Person.SAM).post(Service.SWITCHING, path, objection()).status())
                .as("the gaining operator has nothing to object to")
                .isIn(403, 404, 409);
        assertThat(Api.as(Person.NORA)
                        .post(Service.SWITCHING, path, objection().add("evidence", ""))
                        .status())
                .as("an objection without evidence")
                .isIn(400, 422);
        Api.as(Person.NORA).post(Service.SWITCHING, path, objection()).expect(200);

        assertThat(Switching.awaitEnd(id)).isEqualTo("OBJECTED");
        var seen = Api.as(Person.BEN)
                .get(Service.SWITCHING, "/switches/" + id)
                .expect(200)
                .json();
        assertThat(seen.getJsonObject("objection").getString("explanation")).isEqualTo("The contract runs until May.");
        Switching.assertExactlyOneCommanderAtEveryMoment(home);
        Chargers.act(home.identity(), "remove");
    }

    @Test
    void aHouseholdGoesBackWithOneCallAndKeepsItsProgramme() {
        var home = Household.with(Person.BEN, Person.NORA, "1.6");
        var programme = home.programmeOnTheDevice();
        var there = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");
        assertThat(Switching.awaitEnd(there)).isEqualTo("COMPLETED");
        home.awaitConnected();

        var back = Api.as(Person.BEN)
                .post(Service.SWITCHING, "/switches/" + there + "/return", Json.createObjectBuilder())
                .expect(201)
                .json()
                .getString("id");

        assertThat(Switching.awaitEnd(back)).isEqualTo("COMPLETED");
        Switching.assertExactlyOneCommanderAtEveryMoment(home);
        home.awaitConnected();
        home.awaitProgramme(programme);
        assertThat(Api.as(Person.NORA)
                        .get(Service.REGISTRY, "/chargepoints/" + home.chargepoint())
                        .status())
                .isEqualTo(200);
        Chargers.act(home.identity(), "remove");
    }

    private static JsonObjectBuilder objection() {
        return Json.createObjectBuilder()
                .add("code", "CONTRACT_TERM")
                .add("explanation", "The contract runs until May.")
                .add("evidence", "Contract NC-20931, clause 4");
    }
}
