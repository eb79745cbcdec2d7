package energy.switchpoint.needs;

import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.needs.entity.Outlook;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.Outlooks;
import energy.switchpoint.twins.entity.LossPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R030: a household is warned when its programme, or the one it falls back to, will not give its car what it needs. */
class EnergyNeedTest {

    static final Instant EVENING = Instant.parse("2027-03-01T20:00:00Z");
    static final Instant SEVEN = Instant.parse("2027-03-02T07:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 0);
    static final PersonId ALICE = PersonId.of("00000000-0000-4000-8000-0000000000a1");
    static final SetCalendar.SetBy OPERATOR = new SetCalendar.SetBy("CPO", ManagedModeWorld.CPO, "North Charge");

    final ManagedModeWorld world = new ManagedModeWorld(EVENING, RULES);
    final EnergyNeeds needs = new EnergyNeeds(world.sql, world.clock);
    final Outlooks outlooks = new Outlooks(needs, world.wishbook, world.slots, world.twins, world.clock);
    UUID charger;

    @BeforeEach
    void fiveHoursEachNight() {
        charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", ALICE.value(), charger);
        nights(List.of(), 0);
        world.reconcileDue();
    }

    @Test
    void aProgrammeThatGivesEnoughSaysWhenItWillHave() {
        needs.say(charger, ALICE, 14_800, SEVEN, null);

        var outlook = outlook();

        assertThat(outlook.metAt()).as("two hours at 7.4 kW").isEqualTo(Instant.parse("2027-03-02T02:30:00Z"));
        assertThat(outlook.expectedWh()).isEqualTo(5 * RATING_W);
        assertThat(outlook.missesIfSilent()).isFalse();
        assertThat(outlook.warning()).isNull();
    }

    @Test
    void aProgrammeThatDoesNotGiveEnoughIsWarnedOfWhileThereIsTime() {
        needs.say(charger, ALICE, 50_000, SEVEN, null);

        assertThat(outlook().misses()).isTrue();
        assertThat(outlook().warning())
                .isEqualTo("By then it will have charged 37.0 of the 50.0 kWh that are still missing."
                        + " Charge now, or give it more in its programme.");
        assertThat(outlook().latestStart()).isEqualTo(SEVEN.minusSeconds(Math.ceilDiv(50_000L * 3600, RATING_W)));

        world.clock.set(SEVEN.minusSeconds(3600));
        assertThat(outlook().latestStart()).isNull();
        assertThat(outlook().warning()).endsWith("Charging at full power from now on is not enough any more.");
    }

    @Test
    void aCarThatTakesLessNeedsLonger() {
        needs.say(charger, ALICE, 20_000, SEVEN, 3700L);

        assertThat(outlook().expectedWh()).isEqualTo(5 * 3700);
        assertThat(outlook().misses()).isTrue();
    }

    @Test
    void whatWasChargedMeanwhileIsNoLongerMissing() {
        world.hear(new ChargerEvent.TransactionStarted(charger, EVENING, "t1", 1, null, 1000));
        world.hear(new ChargerEvent.MeterSampled(charger, EVENING, 1, "t1", 0L, 5000L));
        needs.say(charger, ALICE, 10_000, SEVEN, null);
        world.clock.step(Duration.ofMinutes(30));
        world.hear(new ChargerEvent.MeterSampled(charger, world.clock.instant(), 1, "t1", 0L, 9000L));

        assertThat(outlook().need().chargedWh()).as("not the 4 kWh from before").isEqualTo(4000);
        assertThat(outlook().need().remainingWh()).isEqualTo(6000);
    }

    /** The requirement itself: today's programme is enough, yesterday's is not. */
    @Test
    void theProgrammeOfTheDayBeforeIsWarnedOfWhenItIsNotEnough() {
        world.hear(new ChargerEvent.Connected(charger, EVENING, "2.1", Uuid7.next(), "127.0.0.1"));
        var dayBefore = new Calendar.SpecialDay(
                LocalDate.of(2027, 2, 28),
                List.of(new Calendar.Switch(LocalTime.of(0, 30), 100), new Calendar.Switch(LocalTime.of(1, 30), 0)));
        nights(List.of(dayBefore), 1);
        world.transactions.run(
                () -> world.policies.set(charger, LossPolicy.Kind.PREVIOUS_DAY, Duration.ofMinutes(10), OPERATOR, 0));
        world.reconcile(charger);
        needs.say(charger, ALICE, 20_000, SEVEN, null);

        var outlook = outlook();

        assertThat(outlook.misses()).as("tonight's programme gives five hours").isFalse();
        assertThat(outlook.ifSilentWh()).as("the day before gave one").isEqualTo(RATING_W);
        assertThat(outlook.warning())
                .isEqualTo(
                        "If it loses contact, it will have charged only 7.4 of the 20.0 kWh that are still missing by then.");
    }

    /** And so the charger keeps its programme until the car has left. */
    @Test
    void aFallbackThatWouldNotBeEnoughMakesWayUntilTheDeparture() {
        theProgrammeOfTheDayBeforeIsWarnedOfWhenItIsNotEnough();
        assertThat(world.chargers.charger(charger).slots).containsKey(Slot.FALLBACK);

        world.reconcile(charger);

        assertThat(world.chargers.charger(charger).slots).doesNotContainKey(Slot.FALLBACK);
        assertThat(outlook().missesIfSilent()).isFalse();
        world.clock.set(SEVEN);
        world.reconcileDue();
        assertThat(world.chargers.charger(charger).slots).containsKey(Slot.FALLBACK);
    }

    @Test
    void aNeedIsOfItsOwnerAndEndsWithTheDeparture() {
        needs.say(charger, ALICE, 10_000, SEVEN, null);
        world.clock.set(SEVEN);
        assertThat(outlooks.of(charger)).isEmpty();

        world.clock.set(EVENING);
        world.sql.update("update device set owner_person_id = ? where id = ?", UUID.randomUUID(), charger);
        assertThat(outlooks.of(charger)).isEmpty();
    }

    private Outlook outlook() {
        return outlooks.of(charger).orElseThrow();
    }

    /** All power from 00:30 to 05:30, nothing otherwise. */
    private void nights(List<Calendar.SpecialDay> specialDays, long seenVersion) {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        var nights = new Calendar(
                ZoneId.of("Europe/London"),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(0, 30), 100),
                        new Calendar.Entry(everyDay, LocalTime.of(5, 30), 0)),
                specialDays);
        world.transactions.run(
                () -> assertThat(world.programming.replace(charger, nights, OPERATOR, seenVersion, null, RULES))
                        .isInstanceOf(Replacement.Replaced.class));
    }
}
