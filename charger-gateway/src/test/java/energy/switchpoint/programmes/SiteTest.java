package energy.switchpoint.programmes;

import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.devices.control.SiteTimes;
import energy.switchpoint.devices.entity.NominalVolts;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programmes are in the local time of the place where a charger hangs, and amperes at its voltage (R013, R020). */
class SiteTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 0);

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);
    final UUID charger = world.charger("f1");

    /** The clocks change on 28 March and 31 October in Europe, on 14 March and 7 November in New York. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2027-03-13T05:30:00Z",
        "America/New_York, 2027-03-15T04:30:00Z",
        "America/New_York, 2027-03-29T04:30:00Z",
        "America/New_York, 2027-11-06T04:30:00Z",
        "America/New_York, 2027-11-08T05:30:00Z",
        "Europe/Berlin, 2027-03-27T23:30:00Z",
        "Europe/Berlin, 2027-03-28T22:30:00Z",
        "Europe/Berlin, 2027-10-31T23:30:00Z",
        "Asia/Kolkata, 2027-03-29T19:00:00Z",
        ", 2027-03-28T00:30:00Z",
        ", 2027-03-28T23:30:00Z"
    })
    void aNightBeginsAtHalfPastMidnightWhereTheChargerHangs(String site, Instant begins) {
        hangsIn(site);
        setNights("Europe/London", List.of());
        world.clock.set(begins.minusSeconds(7200));
        world.reconcileDue();
        world.reconcile(charger);

        assertThat(level(begins.minusSeconds(1))).isZero();
        assertThat(level(begins)).isEqualTo(80);
        world.clock.set(begins.minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isZero();
        world.clock.set(begins);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 8 / 10);
    }

    @Test
    void anUnreachableChargerFollowsItsOwnPlacesChangeOfTheClocks() {
        hangsIn("America/New_York");
        setNights("Europe/London", List.of());
        world.reconcileDue();
        world.chargers.charger(charger).connected = false;

        for (var begins : List.of("2027-03-13T05:30:00Z", "2027-03-15T04:30:00Z", "2027-03-29T04:30:00Z")) {
            world.clock.set(Instant.parse(begins).minusSeconds(1));
            assertThat(world.chargers.limit(charger)).as("before %s", begins).isZero();
            world.clock.set(Instant.parse(begins));
            assertThat(world.chargers.limit(charger)).as(begins).isEqualTo(RATING_W * 8 / 10);
        }
    }

    @Test
    void aSpecialDayIsADayOfThePlace() {
        hangsIn("Asia/Kolkata");
        setNights(
                "Asia/Kolkata",
                List.of(new Calendar.SpecialDay(
                        LocalDate.of(2027, 3, 10), List.of(new Calendar.Switch(LocalTime.MIDNIGHT, 30)))));

        assertThat(level(Instant.parse("2027-03-09T18:29:59Z"))).isZero();
        assertThat(level(Instant.parse("2027-03-09T18:30:00Z"))).isEqualTo(30);
        assertThat(level(Instant.parse("2027-03-10T18:59:59Z"))).isEqualTo(30);
        assertThat(level(Instant.parse("2027-03-10T19:00:00Z"))).isEqualTo(80);
    }

    @Test
    void daysOfASiteThatSaysNothingAreTheRulePacks() {
        var times = new SiteTimes(world.sql, world.rulePacks);

        assertThat(times.of(charger)).isEqualTo(ZoneId.of("Europe/London"));
        hangsIn("Europe/Athens");
        assertThat(times.of(charger)).isEqualTo(ZoneId.of("Europe/Athens"));
    }

    @Test
    void theVoltageOfASiteThatSaysNothingIsTheRulePacks() {
        try {
            assertThat(volts()).as("while no rule pack was fetched").isEqualTo(230);
            world.sql.update(
                    "insert into rule_pack (one, fetched_at, body) values (1, ?, '{\"rules\": {\"nominalVolts\": 240}}')",
                    NOON);
            assertThat(volts()).isEqualTo(240);
            world.sql.update("update device set nominal_volts = 120 where id = ?", charger);
            assertThat(volts()).isEqualTo(120);
        } finally {
            world.sql.update("delete from rule_pack");
        }
    }

    private int volts() {
        return world.sql
                .one(
                        "select %s from device d where d.id = ?".formatted(NominalVolts.OF_SITE),
                        row -> row.getInt(1),
                        charger)
                .orElseThrow();
    }

    private void hangsIn(String zone) {
        world.sql.update("update device set timezone = ? where id = ?", zone, charger);
    }

    private int level(Instant at) {
        return LevelDecision.at(at, world.wishbook.of(charger, at).orElseThrow().wishes())
                .levelPercent();
    }

    /** 80 % from 00:30 to 05:30. */
    private void setNights(String zone, List<Calendar.SpecialDay> specialDays) {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        var nights = new Calendar(
                ZoneId.of(zone),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(0, 30), 80),
                        new Calendar.Entry(everyDay, LocalTime.of(5, 30), 0)),
                specialDays);
        world.transactions.run(() -> assertThat(world.programming.replace(
                        charger,
                        nights,
                        new SetCalendar.SetBy("CPO", ManagedModeWorld.CPO, "North Charge"),
                        0,
                        null,
                        RULES))
                .isInstanceOf(Replacement.Replaced.class));
    }
}
