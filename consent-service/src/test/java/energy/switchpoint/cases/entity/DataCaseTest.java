package energy.switchpoint.cases.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.cases.entity.DataCase.Move;
import energy.switchpoint.platform.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataCaseTest {

    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @EnumSource
    void everyStateCanStillBeDoneOrHasEnded(CaseState state) {
        assertThat(reachableFrom(state)).containsAnyOf(CaseState.DONE, CaseState.WITHDRAWN);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, WORKING DONE PARTLY_DONE WITHDRAWN",
        "WORKING, DONE PARTLY_DONE",
        "PARTLY_DONE, DONE",
        "DONE, WITHDRAWN",
        "WITHDRAWN, ''"
    })
    void aCaseMovesAsTheTableSays(CaseState from, String to) {
        assertThat(from.next())
                .map(CaseState::name)
                .containsExactlyInAnyOrder(to.isEmpty() ? new String[0] : to.split(" "));
    }

    @ParameterizedTest
    @EnumSource
    void anOpenCaseCanBeTakenBack(CaseType type) {
        var dataCase = opened(type);

        assertThat(dataCase.withdraw(NOW)).isEqualTo(new Move.Moved(CaseState.OPEN, CaseState.WITHDRAWN));
    }

    @Test
    void anErasureThatHasBegunCannotBeTakenBack() {
        var erasure = opened(CaseType.ERASURE);
        erasure.begin();

        assertThat(erasure.withdraw(NOW)).isEqualTo(new Move.NotAllowed(CaseState.WORKING, CaseState.WITHDRAWN));
        assertThat(erasure.state()).isEqualTo(CaseState.WORKING);
    }

    @ParameterizedTest
    @EnumSource
    void onlyARestrictionCanBeTakenBackOnceDone(CaseType type) {
        var dataCase = opened(type);
        dataCase.close(CaseState.DONE, NOW);

        assertThat(dataCase.mayWithdraw()).isEqualTo(type == CaseType.RESTRICTION);
    }

    @Test
    void whatAMachineDoesTakesNoAnswer() {
        assertThat(opened(CaseType.ERASURE).answer(CaseState.DONE, "Done.", NOW))
                .isInstanceOf(Move.NotAllowed.class);
    }

    @Test
    void aHumanAnswerEndsTheCase() {
        var objection = opened(CaseType.OBJECTION);

        objection.answer(CaseState.DONE, "We stopped.", NOW);

        assertThat(objection.answer()).contains("We stopped.");
        assertThat(objection.closedAt()).contains(NOW);
    }

    @Test
    void aCaseIsExtendedOnce() {
        var objection = opened(CaseType.OBJECTION);

        assertThat(objection.extend(Period.ofMonths(2), "Three companies are involved."))
                .isTrue();
        assertThat(objection.extend(Period.ofMonths(2), "And a fourth.")).isFalse();
        assertThat(objection.dueOn()).isEqualTo("2027-02-20");
    }

    @Test
    void aClosedCaseIsNotExtended() {
        var objection = opened(CaseType.OBJECTION);
        objection.close(CaseState.DONE, NOW);

        assertThat(objection.extend(Period.ofMonths(2), "Late.")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "7, 64", "8, 120", "500, 120"})
    void pausesDoubleUpToTwoMinutes(int attempts, long seconds) {
        assertThat(CaseTask.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static Set<CaseState> reachableFrom(CaseState start) {
        var seen = new HashSet<>(Set.of(start));
        while (seen.addAll(seen.stream().flatMap(s -> s.next().stream()).toList())) {}
        return seen;
    }

    private static DataCase opened(CaseType type) {
        return new DataCase(
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                type,
                "1 Elm Row",
                NOW,
                LocalDate.parse("2026-12-20"));
    }
}
