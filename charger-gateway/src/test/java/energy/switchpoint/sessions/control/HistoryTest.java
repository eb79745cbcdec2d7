package energy.switchpoint.sessions.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Session;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may read how much of a charger's history, on a real database. */
class HistoryTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final HistoryView OWNER = new HistoryView.Owner();
    static final HistoryView LOSING = new HistoryView.Operator(CPO);
    static final HistoryView GAINING = new HistoryView.Operator("south-charge");
    static final String SOUTH = "south-charge";

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    UUID charger;
    Instant moved;

    @BeforeEach
    void aSessionBeforeTheSwitchAndOneAfter() {
        charger = world.charger("f1");
        session("before", 10_000, 14_000);
        moved = world.clock.instant();
        world.sql.update("update command_authority set valid_until = ? where chargepoint_id = ?", moved, charger);
        world.authority(charger, SOUTH, moved, Instant.parse("9999-12-31T00:00:00Z"));
        session("after", 14_000, 16_000);
    }

    @Test
    void anOperatorReadsOnlyItsOwnOperatorship() {
        assertThat(sessions(OWNER)).extracting(Session::energyWh).containsExactly(2000L, 4000L);
        assertThat(sessions(LOSING)).extracting(Session::energyWh).containsExactly(4000L);
        assertThat(sessions(GAINING)).extracting(Session::energyWh).containsExactly(2000L);
        assertThat(sessions(new HistoryView.Operator("green-mile"))).isEmpty();
        assertThat(energy(OWNER)).isEqualTo(6000);
        assertThat(energy(LOSING)).isEqualTo(4000);
        assertThat(energy(GAINING)).isEqualTo(2000);
    }

    @Test
    void anOperatorReadsTheSessionsOfItsWholeFleetAndOneByItsId() {
        var end = world.clock.instant().plusSeconds(1);
        var fleet = world.history.sessionsOfFleet(CPO, NOON.minus(Duration.ofDays(9)), end, 0, 10);

        assertThat(fleet).extracting(Session::energyWh).containsExactly(4000L);
        assertThat(world.history.countSessionsOfFleet(CPO, NOON.minus(Duration.ofDays(9)), end))
                .isEqualTo(1);
        assertThat(world.history.sessionsOfFleet(SOUTH, NOON.minus(Duration.ofDays(9)), end, 0, 10))
                .extracting(Session::energyWh)
                .containsExactly(2000L);
        assertThat(world.history.sessionsOfFleet("green-mile", NOON.minus(Duration.ofDays(9)), end, 0, 10))
                .isEmpty();
        var id = fleet.getFirst().id();
        assertThat(world.history.session(charger, id, LOSING)).isPresent();
        assertThat(world.history.session(charger, id, OWNER)).isPresent();
        assertThat(world.history.session(charger, id, GAINING)).isEmpty();

        var order = new HistoryClosing.Order(charger, Uuid7.next(), CPO, moved);
        world.transactions.get(() -> world.closing.seal(order));

        assertThat(world.history.sessionsOfFleet(CPO, NOON.minus(Duration.ofDays(9)), end, 0, 10))
                .isEmpty();
    }

    @Test
    void sealedHistoryIsTheOwnersAlone() {
        var order = new HistoryClosing.Order(charger, Uuid7.next(), CPO, moved);

        var evidence = world.transactions.get(() -> world.closing.seal(order));

        assertThat(evidence.getJsonObject(0).getString("system")).isEqualTo("GATEWAY");
        assertThat(sessions(LOSING)).isEmpty();
        assertThat(energy(LOSING)).isZero();
        assertThat(sessions(OWNER)).hasSize(2);
        assertThat(sessions(GAINING)).hasSize(1);
    }

    @Test
    void erasedHistoryIsGoneForEverybodyAndTheEvidenceStays() {
        var order = new HistoryClosing.Order(charger, Uuid7.next(), CPO, moved);

        var evidence = world.transactions.get(
                () -> world.closing.erase(order, new DeviceErasure(world.chargers).ask(charger, null)));

        assertThat(evidence).hasSize(2);
        assertThat(evidence.getJsonObject(1).getString("evidence")).isEqualTo("the charger confirmed");
        assertThat(sessions(OWNER)).extracting(Session::energyWh).containsExactly(2000L);
        assertThat(energy(OWNER)).isEqualTo(2000);
        assertThat(world.closing.done(order)).contains(evidence);
        assertThat(world.ledger).extracting(ManagedModeWorld.Written::kind).containsExactly("history.erase");
    }

    @Test
    void aRepeatedStartIsOneSessionAndALostEndIsClosedByTheNextStart() {
        var start = world.clock.instant();
        world.hear(new ChargerEvent.TransactionStarted(charger, start, "x", 1, null, 16_000));
        world.hear(new ChargerEvent.TransactionStarted(charger, start, "x", 1, null, 16_000));
        world.clock.step(Duration.ofMinutes(20));
        world.hear(new ChargerEvent.MeterSampled(charger, world.clock.instant(), 1, "x", 7000L, 18_000L));
        world.clock.step(Duration.ofMinutes(20));
        world.hear(new ChargerEvent.TransactionStarted(charger, world.clock.instant(), "y", 1, null, 18_000));

        assertThat(sessions(OWNER)).hasSize(4);
        assertThat(sessions(OWNER).get(1))
                .extracting(Session::energyWh, Session::stopReason, Session::peakW)
                .containsExactly(2000L, "NOT_REPORTED", 7000L);
        assertThat(world.history.running(charger)).isPresent();
    }

    @Test
    void theWholeChargersRegisterIsNotCountedBesideItsConnectors() {
        var before = energy(OWNER);
        world.clock.step(Duration.ofMinutes(5));
        world.hear(
                new ChargerEvent.MeterSampled(charger, world.clock.instant(), 0, null, null, 16_000L),
                new ChargerEvent.MeterSampled(charger, world.clock.instant(), 1, null, null, 16_000L));
        world.clock.step(Duration.ofMinutes(5));
        world.hear(
                new ChargerEvent.MeterSampled(charger, world.clock.instant(), 0, null, null, 16_500L),
                new ChargerEvent.MeterSampled(charger, world.clock.instant(), 1, null, null, 16_500L));

        assertThat(energy(OWNER)).isEqualTo(before + 500);
    }

    private void session(String transaction, long startWh, long endWh) {
        world.hear(new ChargerEvent.TransactionStarted(charger, world.clock.instant(), transaction, 1, null, startWh));
        world.clock.step(Duration.ofMinutes(15));
        world.hear(new ChargerEvent.MeterSampled(
                charger, world.clock.instant(), 1, transaction, 7000L, (startWh + endWh) / 2));
        world.clock.step(Duration.ofMinutes(15));
        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), transaction, endWh, "Local"));
        world.clock.step(Duration.ofMinutes(30));
    }

    private List<Session> sessions(HistoryView view) {
        return world.history.sessions(
                charger, Instant.EPOCH, world.clock.instant().plusSeconds(1), view, 0, 100);
    }

    private long energy(HistoryView view) {
        return world
                .history
                .halfHours(charger, Instant.EPOCH, world.clock.instant().plusSeconds(1), view, 0, 100)
                .stream()
                .mapToLong(History.HalfHourRow::energyWh)
                .sum();
    }
}
