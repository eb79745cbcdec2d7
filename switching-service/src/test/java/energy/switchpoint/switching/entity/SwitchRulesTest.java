package energy.switchpoint.switching.entity;

import static energy.switchpoint.switching.entity.Samples.MONDAY_9AM;
import static energy.switchpoint.switching.entity.Samples.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SwitchRulesTest {

    @Test
    void theFirstDayIsThatOnWhichTheObjectionWindowEnds() {
        assertThat(RULES.days(MONDAY_9AM, true).earliest()).isEqualTo(LocalDate.parse("2027-03-02"));
        assertThat(RULES.days(MONDAY_9AM, false).earliest()).isEqualTo(LocalDate.parse("2027-03-01"));
    }

    @Test
    void theLastDayIsTheThirtyFirstAfterTheRequest() {
        var days = RULES.days(MONDAY_9AM, true);

        assertThat(days.latest()).isEqualTo(LocalDate.parse("2027-04-01"));
        assertThat(days.contain(LocalDate.parse("2027-04-01"))).isTrue();
        assertThat(days.contain(LocalDate.parse("2027-04-02"))).isFalse();
        assertThat(days.contain(LocalDate.parse("2027-03-01"))).isFalse();
    }

    @Test
    void everyDayThatCanBeChosenBeginsBeforeTheDeadline() {
        var days = RULES.days(MONDAY_9AM, true);

        for (var day = days.earliest(); days.contain(day); day = day.plusDays(1)) {
            var timing = RULES.timing(MONDAY_9AM, true, day);
            assertThat(timing.scheduledFor()).isBeforeOrEqualTo(timing.deadline());
        }
    }
}
