package energy.switchpoint.localcontrol.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.entity.LocalControl.Decision;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.rulepacks.entity.LocalRules;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R067–R070: who is in control, exhaustively. */
class LocalControlTest {

    static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    static final LocalRules RULES = LocalRules.DEFAULT;
    static final Party NORTH = new Party("north-charge", "North Charge");

    @ParameterizedTest
    @EnumSource
    void fromEveryStateAnOperatorCanBeInChargeAgain(ControlState start) {
        assertThat(reachable(start)).contains(ControlState.OPERATED);
    }

    @ParameterizedTest
    @EnumSource
    void noStateFollowsItself(ControlState state) {
        assertThat(state.next()).isNotEmpty().doesNotContain(state);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATED,       OUT_OF_CONTACT",
        "OUT_OF_CONTACT, OUT_OF_CONTACT",
        "HOUSEHOLD,      HOUSEHOLD",
        "OPERATOR_BACK,  HOUSEHOLD"
    })
    void anOperatorThatIsLostChangesTheState(ControlState before, ControlState after) {
        var seen = control(before).seeing(Optional.of(new Loss(Cause.OPERATOR_SILENT, MONDAY)), TUESDAY);

        assertThat(seen.state()).isEqualTo(after);
        assertThat(seen.cause()).isEqualTo(Cause.OPERATOR_SILENT);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATED,       OPERATED",
        "OUT_OF_CONTACT, OPERATED",
        "HOUSEHOLD,      OPERATOR_BACK",
        "OPERATOR_BACK,  OPERATOR_BACK"
    })
    void anOperatorThatIsThereChangesTheState(ControlState before, ControlState after) {
        var seen = control(before).seeing(Optional.empty(), TUESDAY);

        assertThat(seen.state()).isEqualTo(after);
        assertThat(seen.cause()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATED,       OPERATED",
        "OUT_OF_CONTACT, HOUSEHOLD",
        "HOUSEHOLD,      HOUSEHOLD",
        "OPERATOR_BACK,  OPERATOR_BACK"
    })
    void aProgrammeOfTheHouseholdTakesControlOnlyWhereNobodyHasIt(ControlState before, ControlState after) {
        assertThat(moved(control(before).householdSet(TUESDAY)).state()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATED,       OPERATED",
        "OUT_OF_CONTACT, OUT_OF_CONTACT",
        "HOUSEHOLD,      OUT_OF_CONTACT",
        "OPERATOR_BACK,  OPERATED"
    })
    void aProgrammeOfTheOperatorEndsTheHouseholds(ControlState before, ControlState after) {
        assertThat(moved(control(before).operatorSet(TUESDAY)).state()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"HOUSEHOLD, OUT_OF_CONTACT", "OPERATOR_BACK, OPERATED"})
    void theHouseholdGivesBackWhatItTook(ControlState before, ControlState after) {
        assertThat(moved(control(before).handBack(TUESDAY)).state()).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATED", "OUT_OF_CONTACT"})
    void whoTookNothingGivesNothingBack(ControlState before) {
        assertThat(control(before).handBack(TUESDAY)).isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void anotherCauseIsNotAnotherBeginning() {
        var seen = control(ControlState.HOUSEHOLD).seeing(Optional.of(new Loss(Cause.NO_OPERATOR, TUESDAY)), TUESDAY);

        assertThat(seen.cause()).isEqualTo(Cause.NO_OPERATOR);
        assertThat(seen.since()).isEqualTo(MONDAY);
    }

    @Test
    void beingOutOfContactHasACause() {
        assertThatThrownBy(() -> new LocalControl(UUID.randomUUID(), ControlState.HOUSEHOLD, null, MONDAY, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOperatorIsSilentWhenTheTimeIsOverAndNotASecondEarlier() {
        var contact = new Contact(NORTH, MONDAY, MONDAY, true, TUESDAY);
        var over = MONDAY.plus(RULES.operatorSilentAfter());

        assertThat(contact.lost(over.minusSeconds(1), RULES)).isEmpty();
        assertThat(contact.lost(over, RULES)).contains(new Loss(Cause.OPERATOR_SILENT, MONDAY));
    }

    @Test
    void aChargerOutOfReachIsOutOfItsOperatorsToo() {
        var contact = new Contact(NORTH, MONDAY, TUESDAY, false, TUESDAY);
        var over = TUESDAY.plus(RULES.chargerSilentAfter());

        assertThat(contact.lost(over.minusSeconds(1), RULES)).isEmpty();
        assertThat(contact.lost(over, RULES)).contains(new Loss(Cause.CHARGER_SILENT, TUESDAY));
    }

    @Test
    void havingNoOperatorIsNamedBeforeAllElse() {
        assertThat(new Contact(null, MONDAY, MONDAY, false, null).lost(TUESDAY.plus(Duration.ofDays(9)), RULES))
                .contains(new Loss(Cause.NO_OPERATOR, MONDAY));
    }

    @Test
    void undoEndsWithItsTimeAndWithTheNextProgramme() {
        var notice = new ProgrammeNotice(UUID.randomUUID(), UUID.randomUUID(), 3, 4, NORTH, MONDAY, MONDAY, TUESDAY);

        assertThat(notice.mayUndo(MONDAY, 4)).isTrue();
        assertThat(notice.mayUndo(TUESDAY, 4)).isFalse();
        assertThat(notice.mayUndo(MONDAY, 5)).isFalse();
    }

    private static LocalControl control(ControlState state) {
        return new LocalControl(UUID.randomUUID(), state, cause(state), MONDAY, 1);
    }

    private static @Nullable Cause cause(ControlState state) {
        return state.isWithoutOperator() ? Cause.OPERATOR_SILENT : null;
    }

    private static LocalControl moved(Decision decision) {
        return ((Decision.Moved) decision).now();
    }

    private static Set<ControlState> reachable(ControlState start) {
        var reached = new HashSet<>(EnumSet.of(start));
        while (reached.addAll(reached.stream().flatMap(s -> s.next().stream()).toList())) {}
        return reached;
    }
}
