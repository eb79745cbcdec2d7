package energy.switchpoint.twins.boundary;

import static energy.switchpoint.testing.Asking.ALICE;
import static energy.switchpoint.testing.Asking.BEN;
import static energy.switchpoint.testing.Asking.refusal;
import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.localcontrol.control.LocalControls;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.rulepacks.entity.LocalRules;
import energy.switchpoint.testing.Asking;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.testing.OneListener;
import energy.switchpoint.twins.boundary.LossPolicyResource.View;
import energy.switchpoint.twins.entity.LossPolicy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R027 as the API has it: who sets it, with which version, and what cannot be set. */
class LossPolicyResourceTest {

    static final Instant MONDAY = Instant.parse("2027-03-01T12:00:00Z");

    final ManagedModeWorld world = new ManagedModeWorld(MONDAY, ManagedModeWorld.rules(0, 0));
    final Asking asking = new Asking(world.sql);
    final List<UUID> changed = new ArrayList<>();
    final LossPolicyResource resource = new LossPolicyResource();
    UUID charger;

    @BeforeEach
    void alicesCharger() {
        charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", ALICE.value(), charger);
        world.contacts.heard(new OrganisationId(CPO));
        resource.own = asking.own();
        resource.current = asking.current();
        resource.authority = new CommandAuthority(world.sql, world.clock);
        resource.control = new LocalControls(world.sql, world.rulePacks);
        resource.clock = world.clock;
        resource.policies = world.policies;
        resource.log = world.log;
        resource.changes = new OneListener<>((ProgrammeChanged c) -> changed.add(c.chargepointId()));
        resource.request = asking.request();
    }

    @Test
    void withoutOneTheChargerKeepsItsProgramme() {
        asking.as(ALICE);

        var view = view(resource.read(charger));

        assertThat(view.policy()).isEqualTo("KEEP");
        assertThat(view.setBy()).isNull();
        assertThat(view.version()).isZero();
    }

    @Test
    void theOperatorSetsItAndTheChargerIsToldAnew() {
        asking.as(CPO, Role.CPO).knowing(0);

        var answer = resource.replace(charger, policy("DEFAULT_MODE", 1800));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntityTag().getValue()).isEqualTo("1");
        assertThat(view(answer).setBy().name()).isEqualTo("North Charge");
        assertThat(world.policies.of(charger))
                .satisfies(p -> assertThat(p.kind()).isEqualTo(LossPolicy.Kind.DEFAULT_MODE))
                .satisfies(p -> assertThat(p.after()).isEqualTo(Duration.ofMinutes(30)));
        assertThat(changed).containsExactly(charger);
    }

    @Test
    void anOldVersionIsRefusedAndNothingChanges() {
        asking.as(CPO, Role.CPO).knowing(0);
        resource.replace(charger, policy("DEFAULT_MODE", 1800));

        assertThat(refusal(() -> resource.replace(charger, policy("KEEP", 60)))).isEqualTo("412 changed-meanwhile");
        assertThat(world.policies.of(charger).kind()).isEqualTo(LossPolicy.Kind.DEFAULT_MODE);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        asking.as(CPO, Role.CPO).knowing(0);

        assertThat(List.of(
                        policy("SLEEP", 60),
                        policy("KEEP", 59),
                        policy("KEEP", 604_801),
                        Json.createObjectBuilder().add("afterS", 60).build(),
                        Json.createObjectBuilder().add("policy", "KEEP").build(),
                        Json.createObjectBuilder()
                                .add("policy", 7)
                                .add("afterS", "60")
                                .build()))
                .allSatisfy(body -> assertThat(refusal(() -> resource.replace(charger, body)))
                        .isEqualTo("400 invalid-loss-policy"));
    }

    @Test
    void whileAnOperatorIsThereTheOwnerOnlyReadsIt() {
        asking.as(ALICE).knowing(0);

        assertThat(refusal(() -> resource.replace(charger, policy("KEEP", 60)))).isEqualTo("409 operator-decides");
    }

    /** R070: nobody else is there to decide. */
    @Test
    void whileItsOperatorIsSilentTheOwnerSetsIt() {
        world.clock.step(LocalRules.DEFAULT.operatorSilentAfter().plusSeconds(1));
        world.sql.update("update twin set last_seen = ? where chargepoint_id = ?", world.clock.instant(), charger);
        asking.as(ALICE).knowing(0);

        var answer = resource.replace(charger, policy("PREVIOUS_DAY", 3600));

        assertThat(view(answer).setBy().kind()).isEqualTo("CONSUMER");
    }

    @Test
    void toOthersThereIsNoSuchCharger() {
        asking.as(BEN);
        assertThat(refusal(() -> resource.read(charger))).isEqualTo("404 not-found");

        asking.as("south-charge", Role.CPO).knowing(0);
        assertThat(refusal(() -> resource.replace(charger, policy("KEEP", 60)))).isEqualTo("404 not-found");
    }

    /** The list of chargers is a copy; the authority decides. */
    @Test
    void anOperatorWithoutAuthorityIsRefusedAlsoWhileItIsStillInTheList() {
        world.sql.update(
                "update command_authority set organisation_id = 'south-charge' where chargepoint_id = ?", charger);
        asking.as(CPO, Role.CPO).knowing(0);

        assertThat(refusal(() -> resource.replace(charger, policy("KEEP", 60)))).isEqualTo("404 not-found");
    }

    private static View view(Response answer) {
        return (View) answer.getEntity();
    }

    private static JsonObject policy(String policy, int afterS) {
        return Json.createObjectBuilder()
                .add("policy", policy)
                .add("afterS", afterS)
                .build();
    }
}
