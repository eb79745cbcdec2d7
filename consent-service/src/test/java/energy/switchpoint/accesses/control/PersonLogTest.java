package energy.switchpoint.accesses.control;

import static energy.switchpoint.consentservice.World.ALICE;
import static energy.switchpoint.consentservice.World.BEN;
import static energy.switchpoint.consentservice.World.CHARGER;
import static energy.switchpoint.consentservice.World.NORTH;
import static energy.switchpoint.consentservice.World.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.accesses.entity.Access;
import energy.switchpoint.accesses.entity.Access.Kind;
import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.consentservice.ServiceUnit;
import energy.switchpoint.consentservice.World;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonLogTest {

    final World world = new World();
    ServiceUnit service;

    @BeforeEach
    void aliceHasACharger() {
        service = world.service();
        receive(world.claimed(ALICE, NORTH));
        world.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLimitIsToldWithWhoWhatUntilWhenAndWhy() {
        receive(world.event(
                "limit.issued",
                limit().add("levelPercent", 50)
                        .add("until", "2026-11-22T18:30:00Z")
                        .add("reasonText", "a cable in your street is close to its limit.")
                        .build()));

        assertThat(newest().who()).isEqualTo(new Access.Party("northshire-networks", "Northshire Networks"));
        assertThat(newest().what())
                .isEqualTo("Northshire Networks limited your charger to 50 % until 22 November 2026, 18:30 UTC: "
                        + "a cable in your street is close to its limit.");
    }

    @Test
    void theEndOfALimitIsTold() {
        receive(world.event("limit.released", limit().build()));

        assertThat(newest().what()).isEqualTo("Northshire Networks ended its limit on your charger.");
    }

    @Test
    void aChargerThatWasTamperedWithTellsItsHousehold() {
        receive(world.event(
                "charger.tampered",
                Json.createObjectBuilder()
                        .add("chargepointId", CHARGER.toString())
                        .add("operator", NORTH.value())
                        .add("at", "2026-11-22T12:00:00Z")
                        .build()));

        assertThat(newest().what())
                .isEqualTo(
                        "Your charger reports that somebody opened it or tampered with it. North Charge has been told.");
    }

    /** R069. */
    @Test
    void aReplacedProgrammeIsToldWithItsUndo() {
        receive(world.event(
                "programme.replaced",
                byNorth()
                        .add("chargepointId", CHARGER.toString())
                        .add("undoUntil", "2026-11-29T12:00:00Z")
                        .build()));

        assertThat(newest().who()).isEqualTo(new Access.Party(NORTH.value(), "North Charge"));
        assertThat(newest().what())
                .isEqualTo("North Charge replaced your programme. You can take your own back on the charger's page"
                        + " until 29 November 2026, 12:00 UTC.");
    }

    @Test
    void aRestoredProgrammeIsTold() {
        receive(world.event(
                "programme.restored",
                byNorth().add("chargepointId", CHARGER.toString()).build()));

        assertThat(newest().what()).isEqualTo("You took back your own programme in place of the one of North Charge.");
    }

    /** R070. */
    @Test
    void anOperatorThatIsSilentAndOneThatIsBackAreTold() {
        receive(control("OUT_OF_CONTACT", "OPERATOR_SILENT"));
        assertThat(newest().what()).startsWith("North Charge has not been heard of for days.");

        world.pass(Duration.ofMinutes(1));
        receive(control("OPERATOR_BACK", null));
        assertThat(newest().what()).isEqualTo("North Charge is back. Your own programme counts until it sets another.");
    }

    @Test
    void aLimitOnOtherChargersIsNotTold() {
        receive(world.event(
                "limit.released",
                Json.createObjectBuilder()
                        .add("dso", Json.createObjectBuilder().add("id", "d").add("name", "D"))
                        .add(
                                "chargepointIds",
                                Json.createArrayBuilder().add(UUID.randomUUID().toString()))
                        .build()));

        assertThat(log(ALICE)).hasSize(1);
    }

    @Test
    void aMoveTellsWhoLeftAndWhoCame() {
        receive(world.moved(NORTH, SOUTH));

        assertThat(log(ALICE))
                .extracting(Access::what)
                .contains(
                        "North Charge no longer runs your charger and sees nothing of it any more.",
                        "South Charge runs your charger from now on.");
    }

    @Test
    void aSwitchIsToldInTheStepsThatMatter() {
        receive(switching("REQUESTED"));
        receive(switching("PREPARING"));

        assertThat(log(ALICE))
                .extracting(Access::what)
                .contains("You asked to switch to South Charge.")
                .hasSize(2);
    }

    @Test
    void aSwitchThatNoLongerKnowsItsPersonIsTakenInSilence() {
        receive(world.event(
                "switch.changed",
                Json.createObjectBuilder()
                        .add("switchId", UUID.randomUUID().toString())
                        .add("chargepointId", CHARGER.toString())
                        .addNull("personId")
                        .addNull("losing")
                        .add("gaining", "south-charge")
                        .add("state", "COMPLETED")
                        .build()));

        assertThat(log(ALICE)).hasSize(1);
    }

    @Test
    void anEventNobodyHereUnderstandsIsLeftAlone() {
        receive(world.event("moon.phase", Json.createObjectBuilder().build()));

        assertThat(log(ALICE)).hasSize(1);
    }

    @Test
    void aLookIsKeptForThePersonOnly() {
        service.run(beans ->
                beans.get(PersonLog.class).looked(ALICE, "north-charge", "Charging sessions", world.clock.instant()));

        assertThat(seenBy(new Caller.Consumer(ALICE), Kind.LOOKED)).isEqualTo(1);
        assertThat(seenBy(new Caller.Consumer(BEN), null)).isZero();
        assertThat(seenBy(new Caller.Service("gateway"), null)).isZero();
    }

    private void receive(ReceivedEvent event) {
        service.run(beans -> beans.receive(event));
    }

    private Access newest() {
        return log(ALICE).getFirst();
    }

    private List<Access> log(PersonId person) {
        return service.in(beans -> beans.get(Accesses.class).of(person));
    }

    private long seenBy(Caller caller, Kind kind) {
        return service.in(beans -> beans.get(Accesses.class).page(caller, kind, 0, 10))
                .total();
    }

    private static JsonObjectBuilder limit() {
        return Json.createObjectBuilder()
                .add(
                        "dso",
                        Json.createObjectBuilder()
                                .add("id", "northshire-networks")
                                .add("name", "Northshire Networks"))
                .add("chargepointIds", Json.createArrayBuilder().add(CHARGER.toString()));
    }

    private static JsonObjectBuilder byNorth() {
        return Json.createObjectBuilder()
                .add(
                        "operator",
                        Json.createObjectBuilder().add("id", NORTH.value()).add("name", "North Charge"));
    }

    private ReceivedEvent control(String state, @Nullable String cause) {
        var data = byNorth()
                .add("state", state)
                .add("chargepointIds", Json.createArrayBuilder().add(CHARGER.toString()));
        return world.event("control.changed", (cause == null ? data : data.add("cause", cause)).build());
    }

    private ReceivedEvent switching(String state) {
        return world.event(
                "switch.changed",
                Json.createObjectBuilder()
                        .add("switchId", UUID.randomUUID().toString())
                        .add("chargepointId", CHARGER.toString())
                        .add("personId", ALICE.toString())
                        .add("losing", "north-charge")
                        .add("gaining", "south-charge")
                        .add("state", state)
                        .build());
    }
}
