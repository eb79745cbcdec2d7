package energy.switchpoint.cluster;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.DSO;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.cluster.control.SilentlyGone;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.limits.control.LimitControl;
import energy.switchpoint.limits.control.Pseudonyms;
import energy.switchpoint.limits.entity.Issuing;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.resets.control.Resets;
import energy.switchpoint.resets.control.Resets.Asker;
import energy.switchpoint.resets.entity.ResetLevel;
import energy.switchpoint.sessions.control.Tally;
import energy.switchpoint.sql.DatabaseUnusable;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.SlotRows;
import energy.switchpoint.twins.entity.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The same work on several nodes at the same instant, as when one stalls over its lease: each transaction of its own, all on
 * one database. Nothing is done twice, and what a dead node has begun is taken up.
 */
class TwoNodesOneDatabaseTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final int NODES = 4;

    private static final Pseudonyms NAMES = new Pseudonyms() {
        @Override
        public String of(String dsoId, UUID chargepointId) {
            return "cp-" + chargepointId;
        }
    };

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600), new Random(30));
    final Resets resets = new Resets(world.sql, world.ledgerBook, world.clock);

    @AfterEach
    void emptyTheTables() {
        world.sql.update("delete from reset_step");
        world.sql.update("delete from reset_run");
    }

    @Test
    void theIssuerOfALimitIsToldOncePerCharger() throws Exception {
        var chargers = world.chargers("f1", 30);
        limit("f1").forEach(world::reconcile);

        onAllNodes(() -> {
            world.limitControl.tellProgress(NAMES);
            return true;
        });
        // a row that two looked at in the same moment may be left by both, for the next second
        world.transactions.run(() -> world.limitControl.tellProgress(NAMES));

        var told = world.outbox.stream()
                .filter(message -> message.type().equals("limit.processed"))
                .flatMap(message -> ((LimitControl.LimitProgressed) message.data()).chargers().stream())
                .map(LimitControl.ChargerProgress::chargepoint)
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        chargers.stream().map(id -> "cp-" + id).toList());
    }

    @Test
    void aLimitThatRunsOutEndsOnceOnTheLedger() throws Exception {
        world.chargers("f1", 3);
        limit("f1").forEach(world::reconcile);
        world.clock.step(Duration.ofMinutes(31));

        onAllNodes(() -> {
            world.limitControl.endRunOut();
            return true;
        });

        assertThat(ledger("limit.ended")).isEqualTo(1);
    }

    @Test
    void anOutageIsNoticedOnceAndEachChargerHasOnePlaceAfterIt() throws Exception {
        var chargers = world.chargers("f1", 8);
        var boots = chargers.stream()
                .<ChargerEvent>map(
                        id -> new ChargerEvent.Booted(id, world.clock.instant(), "Voltworks", "One", "1.0", null))
                .toList();
        world.transactions.run(() -> world.recoveries.restored(chargers, NOON));

        onAllNodes(() -> {
            world.restoreQueue.record(boots);
            return true;
        });

        assertThat(number("select count(*) from recovery")).isEqualTo(1);
        assertThat(number("select count(*) from recovery_charger")).isEqualTo(8);

        onAllNodes(() -> {
            world.restoreQueue.tick(new Tick(world.clock.instant()));
            return true;
        });
        world.clock.step(Duration.ofMinutes(20));
        onAllNodes(() -> {
            world.restoreQueue.tick(new Tick(world.clock.instant()));
            return true;
        });

        assertThat(ledger("recovery.started")).isEqualTo(1);
        assertThat(ledger("recovery.ended")).isEqualTo(1);
    }

    /** Its boot was stored by a node that did not see the recovery yet which another had just opened. */
    @Test
    void aChargerThatWasOverlookedWhenItCameGetsItsPlaceSoonAfter() {
        world.chargers("f1", 3)
                .forEach(id -> world.hear(
                        new ChargerEvent.Booted(id, world.clock.instant(), "Voltworks", "One", "1.0", null)));
        var overlooked = world.charger("f1");
        world.recoveries.restored(List.of(overlooked), world.clock.instant());

        world.transactions.run(() -> world.restoreQueue.tick(new Tick(world.clock.instant())));

        assertThat(number("select count(*) from recovery_charger")).isEqualTo(4);
    }

    @Test
    void aResetIsCarriedOnByOneNodeAndByAnotherWhenThatOneIsDead() throws Exception {
        var charger = world.charger("f1");
        var asked =
                world.transactions.get(() -> resets.ask(charger, ResetLevel.L1, new Asker(CPO, "nora"), "moves out"));
        var run = ((Resets.Asked.Begun) asked).run().id();

        assertThat(onAllNodes(() -> resets.take(run, world.clock.instant()))).containsOnlyOnce(true);

        world.clock.step(Duration.ofMinutes(4));
        assertThat(resets.due(world.clock.instant(), 10)).containsExactly(run);
        assertThat(onAllNodes(() -> resets.take(run, world.clock.instant()))).containsOnlyOnce(true);
    }

    /** The last node has died with them: nobody is left to say so. */
    @Test
    void chargersThatDidNotComeAgainEndTheirConnectionLate() {
        var silentlyGone = nodeThatStartsNow();
        var here = world.charger("f1");
        var gone = world.charger("f1");
        world.chargers.charger(gone).connected = false;
        var lastHeard = world.clock.instant();

        world.clock.step(Duration.ofMinutes(2));
        assertThat(silentlyGone.end(world.clock.instant())).isEmpty();
        world.clock.step(Duration.ofMinutes(2));
        assertThat(silentlyGone.end(world.clock.instant())).containsExactly(gone);
        assertThat(silentlyGone.end(world.clock.instant())).isEmpty();

        assertThat(world.twins.facts(gone).connectedSince()).isNull();
        assertThat(world.twins.facts(gone).lastSeen()).isEqualTo(lastHeard);
        assertThat(world.twins.facts(here).connectedSince()).isNotNull();
    }

    /** The only gateway was killed and is there again. */
    @Test
    void whoWasConnectedToAKilledGatewayAndDoesNotComeBackToItIsGoneSoonAfterItsStart() {
        var back = world.charger("f1");
        var gone = world.charger("f1");
        world.chargers.charger(gone).connected = false;
        var lastHeard = world.clock.instant();
        world.clock.step(Duration.ofSeconds(20));
        var silentlyGone = nodeThatStartsNow();

        world.clock.step(Duration.ofSeconds(89));
        assertThat(silentlyGone.end(world.clock.instant())).isEmpty();
        world.clock.step(Duration.ofSeconds(1));
        assertThat(silentlyGone.end(world.clock.instant())).containsExactly(gone);

        assertThat(world.twins.facts(gone).connectedSince()).isNull();
        assertThat(world.twins.facts(gone).lastSeen()).isEqualTo(lastHeard);
        assertThat(world.twins.facts(back).connectedSince()).isNotNull();
    }

    /** Another node has it, and this one does not see that node yet. */
    @Test
    void whoHasBeenHeardSinceTheStartIsNotTakenForGoneByIt() {
        var elsewhere = world.charger("f1");
        world.chargers.charger(elsewhere).connected = false;
        world.clock.step(Duration.ofSeconds(20));
        var silentlyGone = nodeThatStartsNow();
        world.clock.step(Duration.ofSeconds(30));
        world.sql.update("update twin set last_seen = ? where chargepoint_id = ?", world.clock.instant(), elsewhere);

        world.clock.step(Duration.ofSeconds(60));

        assertThat(silentlyGone.end(world.clock.instant())).isEmpty();
    }

    /** More than are asked for at once, and those that are here do not stand in the way of the others. */
    @Test
    void allThatAreGoneAreFoundHoweverManyTheyAre() {
        var here = world.chargers("f1", 3);
        var gone = IntStream.range(0, 1500).mapToObj(_ -> Uuid7.next()).toList();
        gone.forEach(id -> world.chargers.charger(id).connected = false);
        world.sql.batch(
                """
                insert into device (id, identity, label, rating_w, phases, step_percent, pairable, created_at, version)
                values (?, ?, 'Gone', 7400, 1, 10, false, ?, 1)""",
                gone.stream()
                        .map(id -> new @Nullable Object[] {
                            id, "GONE-" + id.toString().substring(14), NOON
                        })
                        .toList());
        world.sql.batch(
                "insert into twin (chargepoint_id, last_seen, connected_since) values (?, ?, ?)",
                gone.stream().map(id -> new @Nullable Object[] {id, NOON, NOON}).toList());
        var silentlyGone = nodeThatStartsNow();

        world.clock.step(Duration.ofMinutes(4));

        assertThat(silentlyGone.end(world.clock.instant()))
                .containsExactlyInAnyOrderElementsOf(gone)
                .doesNotContainAnyElementsOf(here);
        world.sql.update("delete from twin where chargepoint_id in (select id from device where label = 'Gone')");
        world.sql.update("delete from device where label = 'Gone'");
    }

    /** A charger that moves between nodes is written by both for a moment, among others in whatever order they were heard. */
    @Test
    void nodesThatWriteTheSameChargersInAnotherOrderDoNotWaitInACircle() throws Exception {
        var chargers = world.chargers("f1", 30);
        var backwards = chargers.reversed();
        var turns = new AtomicInteger();

        for (int round = 0; round < 20; round++) {
            var together = new CyclicBarrier(NODES);
            try (var threads = Executors.newFixedThreadPool(NODES)) {
                var running = IntStream.range(0, NODES)
                        .mapToObj(_ -> threads.submit(() -> {
                            var said = said(turns.getAndIncrement() % 2 == 0 ? chargers : backwards);
                            var tally = new Tally(world.sql);
                            tally.add(said);
                            together.await();
                            world.transactions.run(() -> world.twins.record(said));
                            world.transactions.run(tally::write);
                            return true;
                        }))
                        .toList();
                for (var each : running) {
                    assertThat(each.get()).isTrue();
                }
            }
        }
    }

    private List<ChargerEvent> said(List<UUID> chargers) {
        var now = world.clock.instant();
        var said = new ArrayList<ChargerEvent>();
        for (var id : chargers) {
            said.add(new ChargerEvent.Connected(id, now, "1.6", Uuid7.next(), "127.0.0.1"));
            said.add(new ChargerEvent.StatusChanged(id, now, 1, ConnectorStatus.CHARGING, null));
            said.add(new ChargerEvent.MeterSampled(id, now, 1, null, 7200L, null));
        }
        return said;
    }

    private SilentlyGone nodeThatStartsNow() {
        return new SilentlyGone(
                world.sql,
                world.chargers,
                heard -> {
                    world.hear(heard.toArray(ChargerEvent[]::new));
                    return new CompletableFuture<>();
                },
                world.clock);
    }

    /** Its node dies between the plan and the message: that is noted, and the programme is told when it comes again. */
    @Test
    void aChargerThatIsGoneWhenItIsToBeToldIsNotedAsNotConnected() {
        var charger = world.charger("f1");

        world.slots.failed(List.of(new SlotRows.Failed(
                charger, Slot.CALENDAR, "wanted", "NOT_CONNECTED", "not connected", world.clock.instant())));

        assertThat(world.sql.list(
                        "select outcome from slot_programme where slot = 'CALENDAR'", row -> row.getString(1)))
                .containsExactly("NOT_CONNECTED");
    }

    private <T> List<T> onAllNodes(Callable<T> work) throws Exception {
        var together = new CyclicBarrier(NODES);
        try (var threads = Executors.newFixedThreadPool(NODES)) {
            var running = IntStream.range(0, NODES)
                    .mapToObj(_ -> threads.submit(() -> {
                        together.await();
                        return inTheEnd(() -> world.transactions.get(() -> called(work)));
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** Who loses a lock to another tries again at once, as the intake does. */
    private static <T> T inTheEnd(Supplier<T> work) {
        for (int i = 1; ; i++) {
            try {
                return work.get();
            } catch (DatabaseUnusable e) {
                if (i == NODES) {
                    throw e;
                }
            }
        }
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> limit(String area) {
        var request = new LimitRequest(
                area,
                50,
                NOON.plus(Duration.ofMinutes(30)),
                ReasonCode.CABLE,
                "Cable on Elm Road too warm",
                "Asked two aggregators, no offer");
        var issued = world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(DSO, "Northshire Networks"),
                new NamedParty(area, "Feeder " + area),
                request,
                ManagedModeWorld.rules(0, 600),
                "dso:northshire-networks"));
        return world.limits.chargersOf(((Issuing.Issued) issued).limit().id());
    }

    private long ledger(String kind) {
        return world.ledger.stream().filter(line -> line.kind().equals(kind)).count();
    }

    private long number(String query) {
        return world.sql.one(query, row -> row.getLong(1)).orElseThrow();
    }
}
