package energy.switchpoint.handover.entity;

import static energy.switchpoint.handover.entity.Phase.COMMITTED;
import static energy.switchpoint.handover.entity.Phase.RETURNED;
import static energy.switchpoint.handover.entity.Phase.ROLLED_BACK;
import static energy.switchpoint.handover.entity.Phase.STAGED;
import static energy.switchpoint.handover.entity.Phase.TOLD;
import static energy.switchpoint.handover.entity.Phase.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.handover.entity.Handover.Decision;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HandoverTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "STAGED,TOLD RETURNED REFUSED TIMED_OUT ROLLED_BACK",
        "TOLD,RETURNED REFUSED TIMED_OUT ROLLED_BACK",
        "RETURNED,VERIFIED ROLLED_BACK",
        "VERIFIED,COMMITTED ROLLED_BACK",
        "TIMED_OUT,ROLLED_BACK",
        "REFUSED,ROLLED_BACK",
        "COMMITTED,",
        "ROLLED_BACK,",
    })
    void fromEachPhaseLeadOnlyTheseWays(Phase from, String ways) {
        Set<Phase> allowed = EnumSet.noneOf(Phase.class);
        if (ways != null) {
            for (var way : ways.split(" ")) {
                allowed.add(Phase.valueOf(way));
            }
        }

        for (var wanted : Phase.values()) {
            var decision = in(from).moveTo(wanted, "why", NOON);

            assertThat(decision instanceof Decision.Moved)
                    .as("%s to %s", from, wanted)
                    .isEqualTo(allowed.contains(wanted));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseButTheCommittedOneCanStillBeRolledBack(Phase phase) {
        assertThat(phase.next().contains(ROLLED_BACK)).isEqualTo(phase != COMMITTED && phase != ROLLED_BACK);
    }

    @Test
    void aRefusedMoveSaysFromWhereToWhere() {
        assertThat(in(TOLD).moveTo(COMMITTED, "why", NOON)).isEqualTo(new Decision.NotAllowed(TOLD, COMMITTED));
    }

    @Test
    void aMovedHandoverKeepsWhatItKnew() {
        var before = in(RETURNED);

        var after = ((Decision.Moved) before.moveTo(VERIFIED, "all well", NOON.plusSeconds(5))).now();

        assertThat(after.phase()).isEqualTo(VERIFIED);
        assertThat(after.detail()).isEqualTo("all well");
        assertThat(after.phaseSince()).isEqualTo(NOON.plusSeconds(5));
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("phase", "detail", "phaseSince")
                .isEqualTo(before);
    }

    @Test
    void aChargerThatCameBackWithTheOldPasswordIsToldAgainButNotForEver() {
        var told = in(TOLD).staged(UUID.randomUUID());

        assertThat(told.mayTell(NOON.plusSeconds(1))).isTrue();
        assertThat(told.mayTell(NOON.minusSeconds(1)))
                .as("it has not been away since")
                .isFalse();
        assertThat(told.staged(UUID.randomUUID()).staged(UUID.randomUUID()).mayTell(NOON.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void onlyAHandoverThatWaitsForTheChargerCanBeOverdue() {
        assertThat(in(TOLD).isOverdue(NOON.plusSeconds(59))).isFalse();
        assertThat(in(TOLD).isOverdue(NOON.plusSeconds(60))).isTrue();
        assertThat(in(RETURNED).isOverdue(NOON.plusSeconds(60))).isFalse();
    }

    private static Handover in(Phase phase) {
        var begun =
                Handover.begun(new UUID(0, 1), new UUID(0, 2), "north", "south", "South", NOON, NOON.plusSeconds(60));
        return phase == STAGED
                ? begun
                : new Handover(
                        begun.switchId(),
                        begun.chargepointId(),
                        begun.losing(),
                        begun.gaining(),
                        begun.gainingName(),
                        phase,
                        "here",
                        0,
                        NOON,
                        begun.deadline(),
                        new UUID(0, 3),
                        begun.checks(),
                        7L,
                        null,
                        null,
                        NOON);
    }
}
