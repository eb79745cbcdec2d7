package energy.switchpoint.chargepoints;

import static energy.switchpoint.chargepoints.entity.ChargepointState.ASSIGNED;
import static energy.switchpoint.chargepoints.entity.ChargepointState.ORPHANED;
import static energy.switchpoint.chargepoints.entity.ChargepointState.RETIRED;
import static energy.switchpoint.chargepoints.entity.ChargepointState.SWITCHING;
import static energy.switchpoint.chargepoints.entity.ChargepointState.UNASSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.chargepoints.entity.Scenario;
import energy.switchpoint.chargepoints.entity.Transition;
import energy.switchpoint.platform.units.Watts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChargepointStateTest {

    static final UUID SWITCH = UUID.randomUUID();
    static final UUID OTHER = UUID.randomUUID();

    static final Map<ChargepointState, Set<ChargepointState>> TABLE = new EnumMap<>(Map.of(
            UNASSIGNED, Set.of(ASSIGNED, SWITCHING, RETIRED),
            ASSIGNED, Set.of(SWITCHING, UNASSIGNED, ORPHANED, RETIRED),
            SWITCHING, Set.of(ASSIGNED, UNASSIGNED, ORPHANED),
            ORPHANED, Set.of(ASSIGNED, SWITCHING, UNASSIGNED, RETIRED),
            RETIRED, Set.of()));

    @ParameterizedTest
    @EnumSource
    void whatMayFollowIsWrittenInTheTable(ChargepointState state) {
        assertThat(state.next()).isEqualTo(TABLE.get(state));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SWITCHING", "RETIRED"})
    void aSwitchThatIsAbandonedLeavesNoTrace(ChargepointState before) {
        var chargepoint = in(before);

        assertThat(chargepoint.beginSwitch(SWITCH)).isEqualTo(new Transition.Changed(before, SWITCHING));
        assertThat(chargepoint.beginSwitch(SWITCH)).isEqualTo(new Transition.Unchanged(SWITCHING));
        assertThat(chargepoint.abandonSwitch(SWITCH)).isEqualTo(new Transition.Changed(SWITCHING, before));
        assertThat(chargepoint.abandonSwitch(SWITCH)).isEqualTo(new Transition.Unchanged(before));
        assertThat(chargepoint.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SWITCHING", "RETIRED"})
    void aSwitchThatCompletesLeavesItAssigned(ChargepointState before) {
        var chargepoint = in(before);
        chargepoint.beginSwitch(SWITCH);

        assertThat(chargepoint.completeSwitch(SWITCH)).isEqualTo(new Transition.Changed(SWITCHING, ASSIGNED));
        assertThat(chargepoint.abandonSwitch(SWITCH)).isEqualTo(new Transition.Unchanged(ASSIGNED));
    }

    @Test
    void aSecondSwitchIsRefusedAndChangesNothing() {
        var chargepoint = in(ASSIGNED);
        chargepoint.beginSwitch(SWITCH);

        assertThat(chargepoint.beginSwitch(OTHER)).isEqualTo(new Transition.OtherSwitch(SWITCH));
        assertThat(chargepoint.abandonSwitch(OTHER)).isEqualTo(new Transition.OtherSwitch(SWITCH));
        assertThat(chargepoint.completeSwitch(OTHER)).isEqualTo(new Transition.OtherSwitch(SWITCH));
        assertThat(chargepoint.state()).isEqualTo(SWITCHING);
    }

    @Test
    void aRetiredChargerGoesNowhere() {
        var chargepoint = in(RETIRED);

        assertThat(chargepoint.beginSwitch(SWITCH)).isEqualTo(new Transition.NotAllowed(RETIRED, SWITCHING));
        assertThat(chargepoint.completeSwitch(SWITCH)).isEqualTo(new Transition.NotAllowed(RETIRED, SWITCHING));
        assertThat(chargepoint.state()).isEqualTo(RETIRED);
    }

    private static Chargepoint in(ChargepointState state) {
        var id = UUID.randomUUID();
        var placement =
                new Placement("S-1", id, id, Scenario.OFF_STREET, "Home", "1 Lane", "NS1", id, new Watts(7360), 1);
        return new Chargepoint(id, "SP-222222", placement, "hash", state, Instant.EPOCH);
    }
}
