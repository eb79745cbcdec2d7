package energy.switchpoint.stream.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.jobs.entity.Counts;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.JobNews;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.Filter;
import energy.switchpoint.stream.entity.TenantEvent;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.entity.NodeTick;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant's stream on a real database. */
class EventStreamTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final String OTHER = "south-charge";

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    final Sql sql = world.sql;
    final StreamRows rows = new StreamRows(sql, Clock.systemUTC());
    final ChargerEventsTold told = new ChargerEventsTold(rows);
    final EventStream stream = new EventStream(rows, Clock.systemUTC());
    final UUID charger = world.charger("f1");

    @BeforeEach
    void nothingYet() {
        sql.update("delete from tenant_event");
        sql.update("delete from stream_reader");
    }

    @AfterEach
    void stop() {
        stream.stop();
    }

    @Test
    void whoAsksNowAndThenGetsTheLatestOfOneChargerFromTheFirstTimeOn() {
        var recent = new RecentEvents(rows, Clock.systemUTC());
        var neighbour = world.charger("f1");
        hear(new ChargerEvent.Disconnected(charger, NOON));
        assertThat(recent.of(CPO, charger, Set.of(), Long.MAX_VALUE, 10))
                .as("nobody had asked")
                .isEmpty();

        hear(
                new ChargerEvent.StatusChanged(charger, NOON, 1, ConnectorStatus.CHARGING, "NoError"),
                new ChargerEvent.Disconnected(neighbour, NOON),
                new ChargerEvent.StatusChanged(charger, NOON, 1, ConnectorStatus.FAULTED, "GroundFailure"),
                new ChargerEvent.Disconnected(charger, NOON));

        var all = recent.of(CPO, charger, Set.of(), Long.MAX_VALUE, 10);
        assertThat(all)
                .extracting(TenantEvent::kind)
                .containsExactly(EventKind.DISCONNECTED, EventKind.FAULT, EventKind.STATUS);
        assertThat(recent.of(CPO, charger, Set.of(EventKind.FAULT), Long.MAX_VALUE, 10))
                .hasSize(1);
        assertThat(recent.of(CPO, charger, Set.of(), all.getFirst().id(), 1))
                .extracting(TenantEvent::kind)
                .containsExactly(EventKind.FAULT);
        assertThat(recent.of(OTHER, charger, Set.of(), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aReaderHearsWhatItsChargersSayAndNothingOfOthers() {
        var mine = begin(CPO, Filter.EVERYTHING, OptionalLong.empty());
        var theirs = begin(OTHER, Filter.EVERYTHING, OptionalLong.empty());
        var now = NOON;

        hear(
                new ChargerEvent.StatusChanged(charger, now, 1, ConnectorStatus.CHARGING, "NoError"),
                new ChargerEvent.TransactionStarted(charger, now, "t1", 1, "CARD-OF-A-PERSON", 1000),
                new ChargerEvent.StatusChanged(charger, now, 1, ConnectorStatus.FAULTED, "GroundFailure"),
                new ChargerEvent.TransactionEnded(charger, now, "t1", 2000, "Local"),
                new ChargerEvent.Disconnected(charger, now));

        await().untilAsserted(() -> assertThat(mine.kinds())
                .containsExactly(
                        EventKind.STATUS,
                        EventKind.TRANSACTION_STARTED,
                        EventKind.FAULT,
                        EventKind.TRANSACTION_ENDED,
                        EventKind.DISCONNECTED));
        assertThat(mine.events).allSatisfy(e -> assertThat(e.data()).doesNotContain("CARD-OF-A-PERSON"));
        assertThat(theirs.events).isEmpty();
    }

    @Test
    void anEventBelongsToWhoOperatedTheChargerThen() {
        rows.reads(CPO);
        rows.reads(OTHER);
        var moved = NOON.minusSeconds(60);
        sql.update("update command_authority set valid_until = ? where chargepoint_id = ?", moved, charger);
        world.authority(charger, OTHER, moved, Instant.parse("9999-12-31T00:00:00Z"));

        hear(
                new ChargerEvent.Disconnected(charger, moved.minusSeconds(5)),
                new ChargerEvent.Disconnected(charger, moved));

        assertThat(rows.read(CPO, 0, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(e -> assertThat(e.at()).isBefore(moved));
        assertThat(rows.read(OTHER, 0, Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void aReaderThatWasAwayGoesOnAfterTheLastItHas() {
        rows.reads(CPO);
        for (int i = 0; i < 450; i++) {
            hear(new ChargerEvent.StatusChanged(charger, NOON, i, ConnectorStatus.AVAILABLE, null));
        }
        var all = rows.read(CPO, 0, Long.MAX_VALUE, 1000);
        var lastRead = all.get(99).id();

        var back = begin(CPO, Filter.EVERYTHING, OptionalLong.of(lastRead));

        await().untilAsserted(() -> assertThat(back.events).hasSize(350));
        assertThat(back.events).extracting(TenantEvent::id).isSorted().first().isEqualTo(lastRead + 1);
        hear(new ChargerEvent.Disconnected(charger, NOON));
        await().untilAsserted(() -> assertThat(back.kinds()).endsWith(EventKind.DISCONNECTED));
    }

    @Test
    void aReaderIsToldWhenWhatItMissedIsNoLongerKept() {
        rows.reads(CPO);
        hear(new ChargerEvent.Disconnected(charger, NOON));
        var oldest = rows.read(CPO, 0, Long.MAX_VALUE, 1).getFirst().id();

        var late = begin(CPO, Filter.EVERYTHING, OptionalLong.of(oldest - 5));

        await().untilAsserted(() -> assertThat(late.notices).containsExactly("gap"));
    }

    @Test
    void aFilterLetsOnlySomeThrough() {
        var second = world.charger("f1");
        var faults = begin(CPO, new Filter(Set.of(EventKind.FAULT), Set.of()), OptionalLong.empty());
        var ofOne = begin(CPO, new Filter(Set.of(), Set.of(second)), OptionalLong.empty());

        hear(
                new ChargerEvent.StatusChanged(charger, NOON, 1, ConnectorStatus.FAULTED, null),
                new ChargerEvent.Disconnected(charger, NOON),
                new ChargerEvent.Disconnected(second, NOON));

        await().untilAsserted(() -> assertThat(faults.kinds()).containsExactly(EventKind.FAULT));
        await().untilAsserted(() -> assertThat(ofOne.kinds()).containsExactly(EventKind.DISCONNECTED));
    }

    @Test
    void meterValuesComeAsTheLatestEverySoOften() {
        rows.reads(CPO);
        var start = NOON;
        for (int second = 0; second < 25; second++) {
            hear(new ChargerEvent.MeterSampled(charger, start.plusSeconds(second), 1, "t1", 7000L, 1000L + second));
        }

        assertThat(rows.read(CPO, 0, Long.MAX_VALUE, 100))
                .extracting(e -> Duration.between(start, e.at()).toSeconds())
                .hasSize(3);
    }

    @Test
    void nothingIsKeptForTenantsThatDoNotRead() {
        hear(new ChargerEvent.Disconnected(charger, NOON));

        assertThat(rows.newest()).isZero();
        assertThat(rows.hasReaders()).isFalse();
    }

    @Test
    void commandsAndJobsAreToldToWhoAsked() {
        rows.reads(CPO);
        rows.reads(OTHER);
        var work = new WorkTold(rows, Clock.systemUTC());
        var now = NOON;

        work.command(new Given(
                Uuid7.next(), charger, "RESET", Given.State.REFUSED, "Rejected", null, "cpo:x", now, now, now, ""));
        work.job(new JobNews(Uuid7.next(), CPO, Job.State.RUNNING, 10, Counts.allPending(10)));

        assertThat(rows.read(CPO, 0, Long.MAX_VALUE, 10))
                .extracting(TenantEvent::kind)
                .containsExactly(EventKind.COMMAND, EventKind.JOB);
        assertThat(rows.read(OTHER, 0, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aTenantHasSoManyReadersAndNoMore() {
        for (int i = 0; i < 5; i++) {
            begin(CPO, Filter.EVERYTHING, OptionalLong.empty());
        }

        assertThat(stream.begin(CPO, Filter.EVERYTHING, OptionalLong.empty(), new Heard(e -> {})))
                .isFalse();
        assertThat(stream.begin(OTHER, Filter.EVERYTHING, OptionalLong.empty(), new Heard(e -> {})))
                .as("another tenant")
                .isTrue();
    }

    @Test
    void aReaderThatTakesNothingIsLetGo() {
        var never = new CountDownLatch(1);
        var stuck = new Heard(e -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        stream.begin(CPO, Filter.EVERYTHING, OptionalLong.empty(), stuck);
        hear(new ChargerEvent.Disconnected(charger, NOON));
        await().until(() -> stuck.entered);

        stream.tick(new NodeTick(Instant.now().plusSeconds(31)));

        assertThat(stuck.open).isFalse();
        never.countDown();
    }

    @Test
    void oldEventsAreForgotten() {
        rows.reads(CPO);
        hear(new ChargerEvent.Disconnected(charger, NOON));
        hear(new ChargerEvent.Disconnected(charger, NOON));
        var first = rows.read(CPO, 0, Long.MAX_VALUE, 1).getFirst().id();
        sql.update(
                "update tenant_event set recorded_at = ? where id = ?",
                Instant.now().minus(StreamRows.KEPT).minusSeconds(1),
                first);

        assertThat(rows.forgetOld(100)).isEqualTo(1);
        assertThat(rows.read(CPO, 0, Long.MAX_VALUE, 10)).hasSize(1);
    }

    private void hear(ChargerEvent... events) {
        world.transactions.run(() -> told.record(List.of(events)));
    }

    private Heard begin(String organisation, Filter filter, OptionalLong after) {
        var heard = new Heard(e -> {});
        assertThat(stream.begin(organisation, filter, after, heard)).isTrue();
        await().until(() -> heard.asked > 0);
        return heard;
    }

    /** A reader in memory. */
    private static final class Heard implements Reader {
        final List<TenantEvent> events = new CopyOnWriteArrayList<>();
        final List<String> notices = new CopyOnWriteArrayList<>();
        final Consumer<TenantEvent> onEvent;
        volatile boolean open = true;
        volatile boolean entered;
        volatile int asked;

        Heard(Consumer<TenantEvent> onEvent) {
            this.onEvent = onEvent;
        }

        List<EventKind> kinds() {
            return events.stream().map(TenantEvent::kind).toList();
        }

        @Override
        public boolean isOpen() {
            asked++;
            return open;
        }

        @Override
        public void event(TenantEvent event) {
            entered = true;
            onEvent.accept(event);
            events.add(event);
        }

        @Override
        public void beat() {}

        @Override
        public void notice(String kind, String text) {
            notices.add(kind);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
