package energy.switchpoint.chargepoints;

import static energy.switchpoint.registry.World.MILL_LANE;
import static energy.switchpoint.registry.World.NORTH;
import static energy.switchpoint.registry.World.SERVICE;
import static energy.switchpoint.registry.World.SOUTH;
import static energy.switchpoint.registry.World.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.control.MoveDesk;
import energy.switchpoint.chargepoints.control.MoveDesk.Decision;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.operatorships.entity.OperatorshipMove.Wanted;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import energy.switchpoint.registry.World;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One operator at a time, and each sees its own time only; on a real MariaDB. */
class OperatorshipsTest {

    static final MovedClock CLOCK = new MovedClock();
    static final RegistryUnit UNIT = new RegistryUnit(CLOCK);
    static final Caller NORTH_CHARGE = member("north-charge", Role.CPO);
    static final Caller SOUTH_CHARGE = member("south-charge", Role.CPO);

    UUID chargepoint;

    @BeforeEach
    void aChargerOfNorthCharge() {
        chargepoint = World.onboarded(UNIT, UUID.randomUUID().toString());
        CLOCK.pass(Duration.ofHours(1));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void theDatabaseItselfRefusesASecondOperatorAtTheSameInstant() throws SQLException {
        try (var connection = UNIT.database().connect();
                var insert = connection.prepareStatement(
                        "insert into operatorship (id, chargepoint_id, organisation_id, valid_from) values (uuid(), ?, 'south-charge', ?)")) {
            insert.setString(1, chargepoint.toString());
            insert.setObject(2, java.time.LocalDateTime.of(2027, 1, 1, 0, 0));

            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_operator_at_a_time");
        }
    }

    @Test
    void aMoveEndsOneOperatorshipWhereTheOtherBegins() {
        var wanted = move(NORTH.value(), SOUTH.value());

        assertThat(moved(wanted)).isEqualTo(new Decision.Moved(wanted.at(), false));

        var both = UNIT.in(beans -> beans.get(Operatorships.class).of(SERVICE, chargepoint));
        assertThat(both).extracting(Operatorship::operator).containsExactly("north-charge", "south-charge");
        assertThat(both.getFirst().until()).contains(wanted.at());
        assertThat(both.getLast().from()).isEqualTo(wanted.at());
        assertThat(both.getLast().until()).isEmpty();
        assertThat(state()).isEqualTo(ChargepointState.ASSIGNED);
        assertThat(eventsOf("operatorship.moved")).isEqualTo(2); // to the gateway and to the consent service
        Optional<Long> broken = UNIT.in(beans -> beans.get(Ledger.class).firstBroken());
        assertThat(broken).isEmpty();
    }

    @Test
    void aMoveAskedForAgainIsMadeOnce() {
        var wanted = move(NORTH.value(), SOUTH.value());
        moved(wanted);
        CLOCK.pass(Duration.ofMinutes(1));

        assertThat(moved(wanted)).isEqualTo(new Decision.Moved(wanted.at(), true));
        assertThat(eventsOf("operatorship.moved")).isEqualTo(2);
    }

    @Test
    void theSameSwitchCannotMoveElsewhere() {
        var wanted = move(NORTH.value(), SOUTH.value());
        moved(wanted);

        assertThat(moved(new Wanted(wanted.switchId(), chargepoint, NORTH.value(), "green-mile", wanted.at())))
                .isEqualTo(new Decision.Differs());
    }

    @Test
    void onlyTheOperatorOfNowCanBeMovedFrom() {
        assertThat(moved(move("green-mile", SOUTH.value()))).isEqualTo(new Decision.NotCurrentOperator("north-charge"));
        assertThat(moved(move(null, SOUTH.value()))).isEqualTo(new Decision.NotCurrentOperator("north-charge"));
        assertThat(moved(move(NORTH.value(), NORTH.value())))
                .isEqualTo(new Decision.NotCurrentOperator("north-charge"));
        assertThat(state()).isEqualTo(ChargepointState.ASSIGNED);
        assertThat(eventsOf("operatorship.moved")).isZero();
    }

    @Test
    void onlyAnOperatorCanBeMovedTo() {
        assertThat(moved(move(NORTH.value(), "voltworks"))).isEqualTo(new Decision.NoSuchOperator());
        assertThat(moved(move(NORTH.value(), "Not An Alias"))).isEqualTo(new Decision.NoSuchOperator());
    }

    @Test
    void aChargerInTheHandsOfAnotherSwitchIsNotMoved() {
        var other = UUID.randomUUID();
        UNIT.run(beans ->
                beans.get(Chargepoints.class).locked(chargepoint).orElseThrow().beginSwitch(other));

        assertThat(moved(move(NORTH.value(), SOUTH.value()))).isEqualTo(new Decision.OtherSwitch(other));
        assertThat(state()).isEqualTo(ChargepointState.SWITCHING);
    }

    @Test
    void theOperatorBeforeSeesNeitherTheChargerNorWhoCameAfter() {
        assertThat(sees(NORTH_CHARGE)).isTrue();
        assertThat(sees(SOUTH_CHARGE)).isFalse();

        moved(move(NORTH.value(), SOUTH.value()));

        assertThat(sees(NORTH_CHARGE)).isFalse();
        assertThat(sees(SOUTH_CHARGE)).isTrue();
        assertThat(operatorsSeenBy(NORTH_CHARGE)).containsExactly("north-charge");
        assertThat(operatorsSeenBy(SOUTH_CHARGE)).containsExactly("south-charge");
    }

    @Test
    void aNetworkOperatorSeesWhatHangsInItsOwnAreas() {
        assertThat(sees(member("northshire-networks", Role.DSO))).isTrue();
        assertThat(sees(member("southmoor-power", Role.DSO))).isFalse();
    }

    @Test
    void whoHasNoBusinessWithTheChargerDoesNotSeeIt() {
        assertThat(sees(new Caller.Anonymous())).isFalse();
        assertThat(sees(new Caller.Consumer(World.BEN))).isFalse();
        assertThat(sees(member("voltworks", Role.MANUFACTURER))).isFalse();
        assertThat(sees(member("energy-regulator", Role.REGULATOR))).isFalse();
        assertThat(sees(member("north-charge", Role.MANUFACTURER))).isFalse();
        assertThat(sees(member("switchpoint", Role.PLATFORM))).isTrue();
        assertThat(sees(SERVICE)).isTrue();
    }

    @Test
    void theOwnerSeesTheChargerAndItsWholeHistory() {
        UNIT.run(beans ->
                beans.get(Chargepoints.class).locked(chargepoint).orElseThrow().ownedBy(World.ALICE));
        moved(move(NORTH.value(), SOUTH.value()));

        assertThat(sees(new Caller.Consumer(World.ALICE))).isTrue();
        assertThat(operatorsSeenBy(new Caller.Consumer(World.ALICE))).containsExactly("north-charge", "south-charge");
        assertThat(operatorsSeenBy(new Caller.Consumer(World.BEN))).isEmpty();
    }

    @Test
    void aNetworkOperatorCannotFindAChargerByWhatItMayNotKnow() {
        var dso = member("northshire-networks", Role.DSO);

        assertThat(found(dso, "ns1 4ab")).isZero();
        assertThat(found(dso, "mill lane")).isZero();
        assertThat(found(dso, "home charger")).isZero();
        assertThat(found(dso, "sp-")).isPositive();
        assertThat(found(NORTH_CHARGE, "ns1 4ab")).isPositive();
    }

    @Test
    void aListIsNarrowedByAreaAndState() {
        assertThat(found(SERVICE, new Chargepoints.Filter(null, ChargepointState.RETIRED, null)))
                .isZero();
        assertThat(found(SERVICE, new Chargepoints.Filter(null, ChargepointState.ASSIGNED, Set.of(MILL_LANE))))
                .isPositive();
        assertThat(found(SERVICE, new Chargepoints.Filter(null, null, Set.of(UUID.randomUUID()))))
                .isZero();
    }

    private Wanted move(String from, String to) {
        return new Wanted(UUID.randomUUID(), chargepoint, from, to, CLOCK.instant());
    }

    private static Decision moved(Wanted wanted) {
        return UNIT.in(beans -> beans.get(MoveDesk.class).move(wanted, "service:switching"));
    }

    private ChargepointState state() {
        return UNIT.in(beans -> beans.get(Chargepoints.class)
                .ofAnyone(chargepoint)
                .orElseThrow()
                .state());
    }

    private boolean sees(Caller caller) {
        return UNIT.in(
                beans -> beans.get(Chargepoints.class).find(caller, chargepoint).isPresent());
    }

    private List<String> operatorsSeenBy(Caller caller) {
        return UNIT.in(beans -> beans.get(Operatorships.class).of(caller, chargepoint)).stream()
                .map(Operatorship::operator)
                .toList();
    }

    private static long found(Caller caller, String words) {
        return found(caller, new Chargepoints.Filter(words, null, null));
    }

    private static long found(Caller caller, Chargepoints.Filter filter) {
        return UNIT.in(beans ->
                beans.get(Chargepoints.class).page(caller, filter, 0, 50).total());
    }

    private long eventsOf(String type) {
        return UNIT.count(
                "select count(*) from outbox where type = '%s' and subject = '%s'".formatted(type, chargepoint));
    }
}
