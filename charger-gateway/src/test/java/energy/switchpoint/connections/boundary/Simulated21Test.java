package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand.DeviceRules;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.ReadCompositeSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.CompositeSchedule;
import energy.switchpoint.commands.entity.CommandOutcome.DeviceRulesKnown;
import energy.switchpoint.commands.entity.ProfileCommand.DynamicLimit;
import energy.switchpoint.commands.entity.ProfileCommand.ReadDeviceRules;
import energy.switchpoint.commands.entity.ProfileCommand.SetDynamicSchedule;
import energy.switchpoint.commands.entity.ProfileCommand.UpdateDynamicSchedule;
import energy.switchpoint.commands.entity.ProfileCommand.UsePriorityCharging;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SimulatedFleet;
import energy.switchpoint.testing.SimulatedSite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What OCPP 2.1 lets a device do by itself, from end to end: our commands, a simulated charger's deeds (R027, R062). */
@Execution(ExecutionMode.CONCURRENT)
class Simulated21Test {

    static final int RATING_W = 7400;
    static GatewayDatabaseForTests database;

    @TempDir
    Path home;

    SimulatedSite site;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void aChargerOf21() {
        site = new SimulatedSite(database, home, "2.1");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void itIsNegotiatedAndTellsWhatItCanDoByItself() {
        assertThat(site.heard(ChargerEvent.Connected.class))
                .first()
                .extracting(ChargerEvent.Connected::ocppVersion)
                .isEqualTo("2.1");
        assertThat(site.send(new ReadDeviceRules())).isInstanceOfSatisfying(DeviceRulesKnown.class, rules -> {
            assertThat(rules.randomDelay()).isTrue();
            assertThat(rules.offline()).isTrue();
            assertThat(rules.dynamic()).isTrue();
            assertThat(rules.priority()).isTrue();
        });
    }

    @Test
    void eachChangeComesLateByADrawOfTheChargersOwnAndTheReadBackSaysSo() {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1100);
        var periods = IntStream.range(0, 12)
                .mapToObj(i -> new Period(i * 1200L, i % 2 == 0 ? 6900 : 2300))
                .toList();
        taken(new SetSchedule(
                Slot.CALENDAR,
                new LoadSchedule(start, false, Duration.ofHours(4), periods, new DeviceRules(600, null, false))));

        var changes = changes();
        assertThat(changes).hasSize(11).allSatisfy(late -> assertThat(late).isBetween(0L, 600L));
        assertThat(changes).anySatisfy(late -> assertThat(late).isGreaterThan(60L));
        assertThat(changes().subList(0, 11)).as("drawn once").isEqualTo(changes);
    }

    /** By how many seconds each change in the next four hours comes after its time. */
    private List<Long> changes() {
        var read = site.send(new ReadCompositeSchedule(Duration.ofHours(4)));
        assertThat(read).isInstanceOf(CompositeSchedule.class);
        var composite = (CompositeSchedule) read;
        var edges = composite.periods().stream()
                .skip(1)
                .map(period -> composite.start().plusSeconds(period.offsetS()))
                .toList();
        var start = begin();
        return IntStream.range(0, Math.min(11, edges.size()))
                .mapToObj(i -> Duration.between(start.plusSeconds((i + 1) * 1200L), edges.get(i))
                        .toSeconds())
                .toList();
    }

    private Instant begin() {
        var schedule = SimulatedFleet.state(site.simulated())
                .getJsonArray("profiles")
                .getJsonObject(0)
                .getJsonArray("chargingSchedule")
                .getJsonObject(0);
        return Instant.parse(schedule.getString("startSchedule"));
    }

    @Test
    void aProgrammeCountsNoLongerOnceTheChargerHasBeenWithoutUsTooLongAndAgainWhenItIsBack() {
        taken(new SetSchedule(Slot.CALENDAR, steady(2300, new DeviceRules(0, 2, false))));
        site.awaitLimit(2300);

        SimulatedFleet.suffer(site.simulated(), Fault.GOES_OFFLINE, Duration.ofSeconds(6));

        site.awaitLimit(RATING_W);
        site.awaitLimit(2300);
    }

    @Test
    void aProgrammeThatIsToBeGoneAfterThatIsGone() {
        taken(new SetSchedule(Slot.CALENDAR, steady(2300, new DeviceRules(0, 2, true))));
        site.awaitLimit(2300);

        SimulatedFleet.suffer(site.simulated(), Fault.GOES_OFFLINE, Duration.ofSeconds(5));
        site.awaitLimit(RATING_W);
        await().atMost(SimulatedSite.PATIENCE)
                .until(() -> site.heard(ChargerEvent.Connected.class).size() >= 2);

        assertThat(SimulatedFleet.state(site.simulated()).getJsonArray("profiles"))
                .isEmpty();
        assertThat(site.limitW()).isEqualTo(RATING_W);
    }

    @Test
    void weMoveTheLimitOfADynamicProgrammeAtOnceAndWithoutNewsItEnds() {
        taken(new SetDynamicSchedule(77, 0, DynamicLimit.of(4600), 0, 4));
        site.awaitLimit(4600);

        taken(new UpdateDynamicSchedule(77, DynamicLimit.of(2300)));
        site.awaitLimit(2300);

        site.awaitLimit(RATING_W);
    }

    @Test
    void anUpdateOfAProgrammeItDoesNotHoldIsRefused() {
        assertThat(site.send(new UpdateDynamicSchedule(78, DynamicLimit.of(2300))))
                .isInstanceOf(CommandOutcome.Refused.class);
    }

    /** Asked for once a second, a limit that would end after four is there at the sixth question. */
    @Test
    void aChargerThatAsksInTimeKeepsItsLimit() {
        taken(new SetDynamicSchedule(77, 0, DynamicLimit.of(4600), 1, 4));
        site.awaitLimit(4600);

        await().atMost(SimulatedSite.PATIENCE)
                .failFast("the limit has ended", () -> site.limitW() != 4600)
                .until(() -> site.heard(ProgrammeEvent.ScheduleAsked.class).size() >= 6);
        assertThat(site.limitW()).isEqualTo(4600);
    }

    @Test
    void aTransactionWithPriorityChargesAheadOfItsProgrammeUntilItIsTakenBack() {
        var transaction = chargingAt2300();

        taken(new UsePriorityCharging(transaction, true));
        site.awaitLimit(RATING_W);

        taken(new UsePriorityCharging(transaction, false));
        site.awaitLimit(2300);
        assertThat(site.send(new UsePriorityCharging("another", true))).isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void priorityStaysUnderACeiling() {
        var transaction = chargingAt2300();
        taken(new SetSchedule(
                Slot.CEILING,
                new LoadSchedule(Instant.now(), false, Duration.ofHours(1), List.of(new Period(0, 3680)))));

        taken(new UsePriorityCharging(transaction, true));

        site.awaitLimit(3680);
    }

    @Test
    void priorityAskedForAtTheChargerIsTold() {
        var transaction = chargingAt2300();

        SimulatedFleet.run(site.simulated(), charger -> charger.prioritise(true));

        var told = site.awaitHeard(ProgrammeEvent.PriorityCharging.class, ProgrammeEvent.PriorityCharging::active);
        assertThat(told.transactionId()).isEqualTo(transaction);
        site.awaitLimit(RATING_W);
    }

    private String chargingAt2300() {
        taken(new SetSchedule(Slot.CALENDAR, steady(2300, DeviceRules.NONE)));
        site.plugIn();
        var id = site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true)
                .transactionId();
        site.awaitLimit(2300);
        return id;
    }

    private static LoadSchedule steady(long watts, DeviceRules rules) {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        return new LoadSchedule(start, false, Duration.ofHours(4), List.of(new Period(0, watts)), rules);
    }

    private void taken(energy.switchpoint.commands.entity.ChargerCommand command) {
        assertThat(site.send(command)).isInstanceOf(CommandOutcome.Accepted.class);
    }
}
