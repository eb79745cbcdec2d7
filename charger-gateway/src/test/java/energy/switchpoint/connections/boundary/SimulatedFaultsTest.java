package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.ReadCompositeSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommand.TriggerMeter;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SimulatedFleet;
import energy.switchpoint.testing.SimulatedSite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the edge takes devices that fail, lie or keep silent, end to end (issue 3, "Show": fault tests; R020, R060, R061). */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedFaultsTest {

    static GatewayDatabaseForTests database;

    @TempDir
    Path home;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    private SimulatedSite site(String version) {
        return new SimulatedSite(database, home, version);
    }

    private static void suffers(SimulatedSite site, Fault fault, int seconds) {
        SimulatedFleet.suffer(site.simulated(), fault, Duration.ofSeconds(seconds));
    }

    private static SetSchedule steady(long watts) {
        return new SetSchedule(
                Slot.CALENDAR,
                new LoadSchedule(
                        Instant.now().minusSeconds(60), false, Duration.ofHours(1), List.of(new Period(0, watts))));
    }

    private static long drawnW(SimulatedSite site) {
        return SimulatedFleet.state(site.simulated()).getInt("powerW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aPowerLossEndsTheTransactionWithItsReasonAndAnotherBegins(String version) {
        try (var site = site(version)) {
            site.plugIn();
            site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);

            suffers(site, Fault.LOSES_POWER, 1);

            var ended = site.awaitHeard(ChargerEvent.TransactionEnded.class, _ -> true);
            assertThat(ended.reason()).isEqualTo("PowerLoss");
            await().atMost(SimulatedSite.PATIENCE)
                    .until(() ->
                            site.heard(ChargerEvent.TransactionStarted.class).size() == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aClockThatDriftsShowsInWhatItSays(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.DRIFTS_CLOCK, 120);

            site.send(new OperationCommand.Trigger(OperationCommand.Kind.STATUS, 1));

            site.awaitHeard(
                    ChargerEvent.ClockSeen.class,
                    seen -> Duration.between(seen.at(), seen.chargerClock()).toSeconds() > 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aDeviceThatAnswersNoCommandIsTimedOutAndStaysConnected(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.ANSWERS_NOTHING, 0);

            assertThat(site.send(new TriggerMeter(1))).isInstanceOf(CommandOutcome.TimedOut.class);
            site.plugIn();

            site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);
            assertThat(site.edge().connections().isConnected(site.id())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.1"})
    void aSilentDeviceSaysNothingAndSpeaksAgainWhenItIsWell(String version) throws InterruptedException {
        try (var site = site(version)) {
            suffers(site, Fault.FALLS_SILENT, 0);
            site.plugIn();
            assertThat(site.send(new TriggerMeter(1))).isInstanceOf(CommandOutcome.TimedOut.class);
            assertThat(site.heard(ChargerEvent.TransactionStarted.class)).isEmpty();

            SimulatedFleet.run(site.simulated(), Charger::recover);

            // what it said into the void is said again when nobody has answered it
            await().atMost(SimulatedSite.PATIENCE)
                    .until(() ->
                            !site.heard(ChargerEvent.TransactionStarted.class).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aDeviceThatLiesAboutAcceptedIsFoundOutByReadingBack(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.IGNORES_PROFILE, 0);

            assertThat(site.send(steady(2300))).isInstanceOf(CommandOutcome.Accepted.class);

            assertThat(site.send(new ReadCompositeSchedule(Duration.ofMinutes(5))))
                    .isInstanceOfSatisfying(
                            CommandOutcome.CompositeSchedule.class,
                            read -> assertThat(read.periods().getFirst().limitW())
                                    .isGreaterThan(7000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aDeviceThatRefusesOneUnitIsToldInTheOther(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.REFUSES_AMPS, 0);
            assertThat(site.send(steady(2300))).isInstanceOf(CommandOutcome.Accepted.class);
            site.awaitLimit(2300);

            SimulatedFleet.run(site.simulated(), Charger::recover);
            suffers(site, Fault.REFUSES_WATTS, 0);
            assertThat(site.send(steady(4600))).isInstanceOf(CommandOutcome.Accepted.class);
            site.awaitLimit(4600);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aDeviceThatTellsEverythingTwiceHasOneTransaction(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.SENDS_TWICE, 0);
            site.plugIn();
            await().atMost(SimulatedSite.PATIENCE)
                    .until(() ->
                            site.heard(ChargerEvent.TransactionStarted.class).size() >= 2);

            var keys = new HashSet<String>();
            site.heard(ChargerEvent.TransactionStarted.class).forEach(start -> keys.add(start.startKey()));
            assertThat(keys).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.1"})
    void eventsOutOfOrderAreTakenWithTheirOwnNumbers(String version) {
        try (var site = site(version)) {
            suffers(site, Fault.SENDS_OUT_OF_ORDER, 0);
            site.plugIn();

            await().atMost(SimulatedSite.PATIENCE)
                    .until(() -> site.heard(ChargerEvent.TransactionStep.class).size() >= 2);
            var numbers = site.heard(ChargerEvent.TransactionStep.class).stream()
                    .map(ChargerEvent.TransactionStep::number)
                    .toList();
            assertThat(numbers.subList(0, 2)).containsExactly(1, 0);
            assertThat(site.edge().connections().isConnected(site.id())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aDeviceThatLiesAboutTheEndIsGivenAwayByItsMeter(String version) {
        try (var site = site(version)) {
            site.plugIn();
            site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);
            await().atMost(SimulatedSite.PATIENCE).until(() -> drawnW(site) > 6000);

            suffers(site, Fault.LIES_ABOUT_END, 0);
            site.awaitHeard(ChargerEvent.TransactionEnded.class, _ -> true);
            site.send(new TriggerMeter(1));

            var reading = site.awaitHeard(ChargerEvent.MeterSampled.class, sample -> sample.transactionId() == null);
            assertThat(reading.powerW()).as("drawn after the end").isGreaterThan(6000);
        }
    }

    @Test
    void aDeviceThatLosesItsNetworkGoesOnByItsProgramme() {
        try (var site = site("2.0.1")) {
            site.send(steady(2300));
            site.plugIn();
            await().atMost(SimulatedSite.PATIENCE).until(() -> drawnW(site) > 2000);

            suffers(site, Fault.GOES_OFFLINE, 3);
            await().atMost(SimulatedSite.PATIENCE)
                    .until(() -> !site.edge().connections().isConnected(site.id()));

            assertThat(drawnW(site)).isBetween(2000L, 2300L);
            await().atMost(SimulatedSite.PATIENCE)
                    .until(() -> site.edge().connections().isConnected(site.id()));
        }
    }
}
