package energy.switchpoint.switching.entity;

import static energy.switchpoint.switching.entity.SwitchState.COMPLETED;
import static energy.switchpoint.switching.entity.SwitchState.EXPIRED;
import static energy.switchpoint.switching.entity.SwitchState.HANDING_OVER;
import static energy.switchpoint.switching.entity.SwitchState.OBJECTED;
import static energy.switchpoint.switching.entity.SwitchState.PREPARING;
import static energy.switchpoint.switching.entity.SwitchState.REQUESTED;
import static energy.switchpoint.switching.entity.SwitchState.RETURNED;
import static energy.switchpoint.switching.entity.SwitchState.ROLLING_BACK;
import static energy.switchpoint.switching.entity.SwitchState.SCHEDULED;
import static energy.switchpoint.switching.entity.SwitchState.SETTLING;
import static energy.switchpoint.switching.entity.SwitchState.VERIFYING;
import static energy.switchpoint.switching.entity.SwitchState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SwitchStateTest {

    @ParameterizedTest
    @EnumSource
    void theTableIsThatOfTheArchitecture(SwitchState state) {
        var expected = switch (state) {
            case REQUESTED -> Set.of(SCHEDULED, OBJECTED, WITHDRAWN, EXPIRED);
            case SCHEDULED -> Set.of(PREPARING, WITHDRAWN, EXPIRED);
            case PREPARING -> Set.of(HANDING_OVER, WITHDRAWN, EXPIRED);
            case HANDING_OVER -> Set.of(VERIFYING, ROLLING_BACK);
            case VERIFYING -> Set.of(SETTLING, ROLLING_BACK);
            case SETTLING -> Set.of(COMPLETED, ROLLING_BACK);
            case ROLLING_BACK -> Set.of(RETURNED);
            case COMPLETED, RETURNED, OBJECTED, WITHDRAWN, EXPIRED -> Set.<SwitchState>of();
        };

        assertThat(state.next()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanReachAnEnd(SwitchState start) {
        assertThat(reachableFrom(start)).anyMatch(SwitchState::isFinal);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanBeReachedFromTheRequest(SwitchState state) {
        assertThat(reachableFrom(REQUESTED)).contains(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDING_OVER", "VERIFYING", "SETTLING", "ROLLING_BACK"})
    void onceTheDeviceIsTouchedTheSwitchEndsCompletedOrReturned(SwitchState state) {
        assertThat(reachableFrom(state)).filteredOn(SwitchState::isFinal).containsAnyOf(COMPLETED, RETURNED);
        assertThat(reachableFrom(state)).doesNotContain(WITHDRAWN, OBJECTED, EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "SCHEDULED", "PREPARING"})
    void theHouseholdMayWithdrawUntilTheHandOverBegins(SwitchState state) {
        assertThat(state.mayBeWithdrawn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REQUESTED", "SCHEDULED", "PREPARING"},
            mode = Mode.EXCLUDE)
    void afterThatTheHouseholdMayNotWithdraw(SwitchState state) {
        assertThat(state.mayBeWithdrawn()).isFalse();
    }

    @Test
    void onlyARequestCanBeObjectedTo() {
        assertThat(List.of(SwitchState.values()))
                .filteredOn(state -> state.next().contains(OBJECTED))
                .containsExactly(REQUESTED);
    }

    private static Set<SwitchState> reachableFrom(SwitchState start) {
        var reached = EnumSet.of(start);
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            open.remove().next().stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }
}
