package energy.switchpoint.jobs.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.instructions.entity.InstructionReader;
import energy.switchpoint.inventory.control.ProgressRows;
import energy.switchpoint.jobs.control.JobControl.Answer;
import energy.switchpoint.jobs.control.JobControl.Asked;
import energy.switchpoint.jobs.control.JobControl.Wanted;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.JobNews;
import energy.switchpoint.jobs.entity.Selection;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.tags.control.Tags;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.testing.OneListener;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import energy.switchpoint.twins.entity.Tick;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work for many chargers, on a real database, with scripted chargers. */
class JobsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final JobRunner.Pace QUICK = new JobRunner.Pace(
            Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(20));

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    final JobRows rows = new JobRows(world.sql, new CommandSeal(new byte[32]));
    final PromisedWork promised = new PromisedWork(world.sql, rows);
    final JobTargets targets = new JobTargets(world.sql);
    final List<JobNews> news = new CopyOnWriteArrayList<>();
    final List<JobRunner> runners = new ArrayList<>();
    JobRunner runner = newRunner();

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::stop);
    }

    @Test
    void oneLevelReachesEveryChargerAndEachSaysWhatItMadeOfIt() {
        var willing = chargers(3);
        var unwilling = world.charger("f1");
        world.chargers.charger(unwilling).script = c -> new CommandOutcome.Refused(NOON, "Rejected");

        var job = start(Selection.ALL, frequencyResponse(50), null);
        var results = ended(job);

        assertThat(results).hasSize(4);
        assertThat(results)
                .filteredOn(r -> willing.contains(r.chargepointId()))
                .allSatisfy(r -> assertThat(r.state()).isEqualTo(DeviceState.ACCEPTED));
        assertThat(of(results, unwilling)).satisfies(r -> {
            assertThat(r.state()).isEqualTo(DeviceState.REFUSED);
            assertThat(r.detail()).isEqualTo("Rejected");
        });
        assertThat(willing)
                .allSatisfy(id -> assertThat(world.chargers.limit(id)).isEqualTo(RATING_W / 2));
        assertThat(rows.counts(job.id()).of(DeviceState.ACCEPTED)).isEqualTo(3);
        assertThat(rows.counts(job.id()).finished()).isEqualTo(4);
        await().untilAsserted(() -> assertThat(news).isNotEmpty());
        assertThat(news.getLast()).satisfies(told -> {
            assertThat(told.state()).isEqualTo(Job.State.DONE);
            assertThat(told.counts().of(DeviceState.REFUSED)).isEqualTo(1);
        });
    }

    @Test
    void theTwinAndTheReconcilerAgreeWithWhatAJobSent() {
        var charger = world.charger("f1");

        ended(start(Selection.ALL, frequencyResponse(30), null));

        var decision = LevelDecision.at(
                NOON, world.wishbook.of(charger, NOON).orElseThrow().wishes());
        assertThat(decision.levelPercent()).isEqualTo(30);
        assertThat(decision.control().kind()).isEqualTo(ControlKind.COMMANDED_STATE);
        assertThat(decision.control().issuer().name()).isEqualTo("North Charge");

        var sentByTheJob = setpoints(charger).getLast();
        world.clock.step(Duration.ofSeconds(10));
        world.reconcileDue();

        assertThat(setpoints(charger).getLast())
                .as("the reconciler confirms the very same schedule")
                .isEqualTo(sentByTheJob);
        assertThat(world.twins.facts(charger).appliedPercent()).as("read back").isEqualTo(30);
    }

    @Test
    void aCeilingHoldsOverWhateverAJobCommands() {
        var charger = world.charger("f1");
        world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                new NamedParty("f1", "Feeder f1"),
                new LimitRequest("f1", 20, NOON.plusSeconds(1800), ReasonCode.CABLE, "warm", "asked"),
                ManagedModeWorld.rules(0, 600),
                "dso:x"));
        world.reconcile(charger);

        ended(start(Selection.ALL, frequencyResponse(100), null));

        assertThat(world.chargers.limit(charger)).isEqualTo(1480).isEqualTo(RATING_W * 20 / 100);
    }

    @Test
    void aHouseholdsOverrideOutranksAJobAndIsNotDisturbed() {
        var overridden = world.charger("f1");
        var other = world.charger("f1");
        world.transactions.get(() -> world.orders.override(
                overridden,
                PersonId.of("00000000-0000-4000-8000-0000000000a1"),
                100,
                NOON.plus(Duration.ofMinutes(10))));

        var job = start(Selection.ALL, frequencyResponse(10), null);
        var results = ended(job);

        assertThat(of(results, overridden).state()).isEqualTo(DeviceState.OUTRANKED);
        assertThat(of(results, other).state()).isEqualTo(DeviceState.ACCEPTED);
        assertThat(setpoints(overridden))
                .noneMatch(s -> s.schedule().periods().getFirst().limitW() == RATING_W / 10);

        world.clock.step(Duration.ofMinutes(11));
        var later = LevelDecision.at(
                world.clock.instant(),
                world.wishbook
                        .of(overridden, world.clock.instant())
                        .orElseThrow()
                        .wishes());
        assertThat(later.levelPercent()).as("when the override is over").isEqualTo(10);
    }

    @Test
    void chargersOfOthersAreNeverSelected() {
        var own = world.charger("f1");
        var foreign = foreign();

        var named = ask(Selection.of(List.of(own, foreign)), frequencyResponse(50), null);
        assertThat(named).isEqualTo(new Answer.NotAmongYours(List.of(foreign)));

        var job = start(Selection.ALL, frequencyResponse(50), null);
        assertThat(ended(job)).extracting(DeviceResult::chargepointId).containsExactly(own);
        assertThat(world.chargers.sentTo(foreign)).noneMatch(SetSchedule.class::isInstance);
        assertThat(rows.find("south-charge", job.id())).as("seen by another").isEmpty();
        assertThat(rows.page("south-charge", 0, 50).total()).isZero();
    }

    @Test
    void aFilterTakesAnAreaOrAFirmware() {
        var here = world.charger("f1");
        var there = world.charger("f2");
        world.sql.update("update twin set firmware = '2.1.0' where chargepoint_id = ?", there);

        assertThat(ended(start(Selection.ALL.in("f1"), frequencyResponse(50), null)))
                .extracting(DeviceResult::chargepointId)
                .containsExactly(here);
        assertThat(ended(start(Selection.ALL.in("north").withFirmware("2.1.0"), frequencyResponse(50), null)))
                .extracting(DeviceResult::chargepointId)
                .containsExactly(there);
        assertThat(ask(Selection.ALL.in("f9"), frequencyResponse(50), null)).isEqualTo(new Answer.NoChargers());
    }

    @Test
    void aFilterTakesAProductOrATagOfOnesOwn() {
        var first = world.charger("f1");
        var second = world.charger("f1");
        var product = Uuid7.next();
        world.sql.update(
                "insert into product (id, brand, model, export_rating_w, told_at) values (?, 'North', 'One', 0, ?)",
                product,
                NOON);
        world.sql.update("insert into device_product (chargepoint_id, product_id) values (?, ?)", first, product);
        var tags = new Tags(world.sql);
        world.transactions.run(() -> tags.set(second, CPO, Set.of("depot", "fast")));
        world.transactions.run(() -> tags.set(first, "south-charge", Set.of("depot")));

        assertThat(preview(Selection.ALL.ofProduct(product)).chargers()).containsExactly(first);
        assertThat(preview(Selection.ALL.tagged("depot")).chargers())
                .as("not by another operator's tag")
                .containsExactly(second);
        assertThat(preview(Selection.ALL.tagged("depot").ofProduct(product)).chargers())
                .as("every filter counts")
                .isEmpty();
        assertThat(tags.inUse(CPO, NOON)).extracting(Tags.TagInUse::tag).containsExactly("depot", "fast");
        assertThat(tags.inUse("south-charge", NOON)).as("not operated by it").isEmpty();
    }

    @Test
    void aPreviewCountsAndSendsNothing() {
        var overridden = world.charger("f1");
        chargers(3);
        foreign();
        world.transactions.get(() -> world.orders.override(
                overridden,
                PersonId.of("00000000-0000-4000-8000-0000000000a1"),
                100,
                NOON.plus(Duration.ofMinutes(10))));

        var preview = preview(Selection.ALL);

        assertThat(preview.chargers()).hasSize(4);
        assertThat(preview.outranked()).isEqualTo(1);
        assertThat(rows.page(CPO, 0, 10).total()).isZero();
        assertThat(control().preview(CPO, Selection.of(List.of(overridden, new UUID(1, 1)))))
                .isEqualTo(new JobControl.Preview.NotAmongYours(List.of(new UUID(1, 1))));
    }

    @Test
    void whatAJobCommandsIsStoredSealed() {
        world.charger("f1");
        var body =
                "{\"type\":\"UPLOAD_LOG\",\"log\":\"DIAGNOSTICS\",\"url\":\"ftps://north:Secret-7@files.example/logs\"}";

        var job = ((Answer.Made) ask(Selection.ALL, new Wanted.Order("UPLOAD_LOG", body), null)).job();

        var stored = world.sql
                .one("select command from job where id = ?", row -> row.getString(1), job.id())
                .orElseThrow();
        assertThat(stored).doesNotContain("Secret-7").doesNotContain("files.example");
        assertThat(rows.find(CPO, job.id()).orElseThrow().work()).isEqualTo(new Work.Order("UPLOAD_LOG", body));
    }

    @Test
    void firmwareIsUnderWayUntilTheChargerTellsHowItEnded() {
        var installs = world.charger("f1");
        var fails = world.charger("f1");
        var withoutNumber = world.charger("f1");
        world.chargers.charger(installs).script = c -> new CommandOutcome.Announced(world.clock.instant(), 7);
        world.chargers.charger(fails).script = c -> new CommandOutcome.Announced(world.clock.instant(), 8);
        world.chargers.charger(withoutNumber).script = c -> new CommandOutcome.Accepted(world.clock.instant());
        told(installs, null, FirmwareStage.FAILED, "InstallationFailed");
        world.clock.step(Duration.ofSeconds(1));

        var job = start(Selection.ALL, firmware(), null);
        await().until(() -> rows.devices(job.id(), DeviceState.UNDER_WAY, 0, 1).total() == 3);
        assertThat(rows.find(CPO, job.id()).orElseThrow().state())
                .as("not before all have ended")
                .isEqualTo(Job.State.RUNNING);

        world.clock.step(Duration.ofSeconds(60));
        told(installs, 6, FirmwareStage.FAILED, "DownloadFailed");
        told(installs, 7, FirmwareStage.DOWNLOADED, "Downloaded");
        told(installs, 7, FirmwareStage.INSTALLED, "Installed");
        told(fails, 8, FirmwareStage.FAILED, "InvalidSignature");
        told(withoutNumber, null, FirmwareStage.INSTALLED, "Installed");
        var results = ended(job);

        assertThat(of(results, installs).state()).isEqualTo(DeviceState.DONE);
        assertThat(of(results, installs).answeredAt()).isEqualTo(NOON.plusSeconds(61));
        assertThat(of(results, withoutNumber).state()).isEqualTo(DeviceState.DONE);
        assertThat(of(results, fails)).satisfies(r -> {
            assertThat(r.state()).isEqualTo(DeviceState.FAILED);
            assertThat(r.detail()).isEqualTo("InvalidSignature");
        });
        assertThat(control().toRetry(job)).containsExactly(fails);
    }

    @Test
    void anotherNodeFollowsWhatIsUnderWay() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).script = c -> new CommandOutcome.Announced(world.clock.instant(), 7);
        var job = start(Selection.ALL, firmware(), null);
        await().until(() -> rows.devices(job.id(), DeviceState.UNDER_WAY, 0, 1).total() == 1);
        runner.stop();

        world.clock.step(JobRunner.LEASE.plusSeconds(1));
        told(charger, 7, FirmwareStage.INSTALLED, "Installed");
        newRunner().tick(new Tick(world.clock.instant()));

        assertThat(of(ended(job), charger).state()).isEqualTo(DeviceState.DONE);
    }

    @Test
    void firmwareThatNobodyTellsTheEndOfIsGivenUpAfterADay() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).script = c -> new CommandOutcome.Announced(world.clock.instant(), 7);
        var job = start(Selection.ALL, firmware(), null);
        await().until(() -> rows.devices(job.id(), DeviceState.UNDER_WAY, 0, 1).total() == 1);

        world.clock.step(PromisedWork.PATIENCE.plusSeconds(1));

        assertThat(of(ended(job), charger).state()).isEqualTo(DeviceState.TIMED_OUT);
        assertThat(rows.counts(job.id()).finished()).isEqualTo(1);
    }

    @Test
    void cancellingDoesNotWaitForWhatAChargerHasBegun() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).script = c -> new CommandOutcome.Announced(world.clock.instant(), 7);
        var job = start(Selection.ALL, firmware(), null);
        await().until(() -> rows.devices(job.id(), DeviceState.UNDER_WAY, 0, 1).total() == 1);

        world.transactions.get(() -> control().cancel(job));
        runner.cancel(job.id());

        assertThat(of(ended(job), charger)).satisfies(r -> {
            assertThat(r.state()).isEqualTo(DeviceState.ACCEPTED);
            assertThat(r.detail()).contains("not followed");
        });
    }

    @Test
    void oneTraceGoesFromTheJobToEachCharger() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).script = c -> new CommandOutcome.Announced(world.clock.instant(), 7);
        var lines = new CopyOnWriteArrayList<String>();
        var logger = Logger.getLogger("energy.switchpoint.trace");
        var listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(listening);
        logger.setLevel(Level.FINE);
        try {
            var job = start(Selection.ALL, firmware(), null);
            await().until(() ->
                    rows.devices(job.id(), DeviceState.UNDER_WAY, 0, 1).total() == 1);
            world.clock.step(Duration.ofSeconds(5));
            told(charger, 7, FirmwareStage.INSTALLED, "Installed");
            ended(job);
            await().until(() -> lines.stream().anyMatch(l -> l.contains("step=\"answers of UPDATE_FIRMWARE\"")));

            var trace = Trace.read(job.traceparent()).orElseThrow();
            assertThat(lines)
                    .filteredOn(line -> line.contains("of=" + charger))
                    .allMatch(line ->
                            line.contains("trace=" + trace.traceId()) && line.contains("parent=" + trace.spanId()))
                    .anyMatch(line -> line.contains("result=UNDER_WAY"))
                    .anyMatch(line -> line.contains("result=DONE") && line.contains("ms=5000"));
            assertThat(lines)
                    .filteredOn(line -> line.contains("of=" + job.id()))
                    .hasSizeGreaterThanOrEqualTo(1);
        } finally {
            logger.removeHandler(listening);
            logger.setLevel(null);
        }
    }

    @Test
    void withoutResponseEachChargerWaitsForAnOffsetOfItsOwn() {
        var chargers = chargers(20);

        var job = start(Selection.ALL, new Wanted.Level(40, null, NOON.plusSeconds(7200), false, RULES), null);

        await().until(() -> rows.devices(job.id(), null, 0, 1).total() == 20);
        var offsets = rows.devices(job.id(), null, 0, 200).items().stream()
                .map(DeviceResult::offsetS)
                .toList();
        assertThat(offsets).allSatisfy(s -> assertThat(s).isBetween(0, 600));
        assertThat(Set.copyOf(offsets)).as("drawn one by one").hasSizeGreaterThan(10);
        assertThat(chargers.stream().filter(c -> !setpoints(c).isEmpty())).isEmpty();

        world.clock.step(Duration.ofSeconds(601));
        assertThat(ended(job)).allSatisfy(r -> assertThat(r.state()).isEqualTo(DeviceState.ACCEPTED));
        assertThat(chargers).allSatisfy(c -> assertThat(setpoints(c)).isNotEmpty());
    }

    @Test
    void aChargerThatIsAwayIsToldWhenItComesBackInTime() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).connected = false;

        var job = start(Selection.ALL, frequencyResponse(50), NOON.plusSeconds(600));
        await().untilAsserted(
                        () -> assertThat(rows.devices(job.id(), null, 0, 1).items())
                                .first()
                                .extracting(DeviceResult::detail)
                                .isEqualTo("not connected yet"));
        world.chargers.charger(charger).connected = true;

        assertThat(of(ended(job), charger).state()).isEqualTo(DeviceState.ACCEPTED);
    }

    @Test
    void aChargerThatStaysAwayIsGivenUpAtTheJobsEnd() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).connected = false;

        assertThat(of(ended(start(Selection.ALL, frequencyResponse(50), null)), charger)
                        .state())
                .as("not to be tried again")
                .isEqualTo(DeviceState.NOT_CONNECTED);

        var patient = start(Selection.ALL, frequencyResponse(50), NOON.plusSeconds(600));
        world.clock.step(Duration.ofSeconds(601));
        assertThat(of(ended(patient), charger).state()).isEqualTo(DeviceState.NOT_CONNECTED);
    }

    @Test
    void aCancelledJobSendsNoMoreAndItsLevelEnds() {
        var charger = world.charger("f1");
        var job = start(Selection.ALL, new Wanted.Level(40, null, NOON.plusSeconds(7200), false, RULES), null);

        assertThat(world.transactions.get(() -> control().cancel(job))).isTrue();
        runner.cancel(job.id());
        world.clock.step(Duration.ofSeconds(700));

        assertThat(of(ended(job), charger).state()).isEqualTo(DeviceState.CANCELLED);
        assertThat(rows.find(CPO, job.id()).orElseThrow().state()).isEqualTo(Job.State.CANCELLED);
        assertThat(setpoints(charger)).isEmpty();
        assertThat(LevelDecision.at(
                                world.clock.instant(),
                                world.wishbook
                                        .of(charger, world.clock.instant())
                                        .orElseThrow()
                                        .wishes())
                        .levelPercent())
                .isEqualTo(100);
        var asItIsNow = rows.find(CPO, job.id()).orElseThrow();
        assertThat(world.transactions.get(() -> control().cancel(asItIsNow)))
                .as("cancelled twice")
                .isFalse();
    }

    @Test
    void anotherNodeGoesOnWithAJobWhoseNodeIsGone() {
        var away = world.charger("f1");
        world.chargers.charger(away).connected = false;
        var job = start(Selection.ALL, frequencyResponse(50), NOON.plusSeconds(600));
        await().untilAsserted(
                        () -> assertThat(rows.devices(job.id(), null, 0, 1).items())
                                .first()
                                .extracting(DeviceResult::detail)
                                .isNotNull());
        runner.stop();
        world.chargers.charger(away).connected = true;

        var other = newRunner();
        other.tick(new Tick(world.clock.instant()));
        assertThat(rows.isRunBy(job.id(), other.node()))
                .as("before the lease is over")
                .isFalse();
        world.clock.step(JobRunner.LEASE.plusSeconds(1));
        other.tick(new Tick(world.clock.instant()));

        assertThat(of(ended(job), away).state()).isEqualTo(DeviceState.ACCEPTED);
    }

    @Test
    void aRestartNeverSendsARestartTwice() {
        var asked = world.charger("f1");
        var answer = ask(Selection.ALL, new Wanted.Order("RESET", "{\"type\":\"RESET\"}"), null);
        var job = ((Answer.Made) answer).job();
        rows.unpack(job.id());
        rows.write(job.id(), List.of(new DeviceResult(asked, DeviceState.SENT, null, 0, NOON, null)));

        world.clock.step(JobRunner.LEASE.plusSeconds(1));
        newRunner().tick(new Tick(world.clock.instant()));

        assertThat(of(ended(job), asked)).satisfies(r -> {
            assertThat(r.state()).isEqualTo(DeviceState.TIMED_OUT);
            assertThat(r.detail()).contains("restarted");
        });
        assertThat(world.chargers.sentTo(asked)).noneMatch(ChargerCommand.Reset.class::isInstance);
    }

    @Test
    void aChargerThatWasSwitchedAwayMeanwhileIsLeftAlone() {
        var charger = world.charger("f1");
        var job = start(Selection.ALL, new Wanted.Level(40, null, NOON.plusSeconds(7200), false, RULES), null);

        world.sql.update(
                "update command_authority set valid_until = ? where chargepoint_id = ?", NOON.plusMillis(1), charger);
        world.clock.step(Duration.ofSeconds(601));

        assertThat(of(ended(job), charger).state()).isEqualTo(DeviceState.CANCELLED);
        assertThat(setpoints(charger)).isEmpty();
    }

    @Test
    void endedJobsAreForgottenInTime() {
        world.charger("f1");
        var job = start(Selection.ALL, frequencyResponse(50), null);
        ended(job);

        assertThat(rows.forgetEndedBefore(NOON, 10)).isZero();
        rows.forgetEndedBefore(NOON.plus(Duration.ofDays(90)), 10);

        assertThat(rows.find(CPO, job.id())).isEmpty();
    }

    private JobControl.Preview.Reaches preview(Selection selection) {
        return (JobControl.Preview.Reaches) control().preview(CPO, selection);
    }

    private static Wanted firmware() {
        return new Wanted.Order(
                "UPDATE_FIRMWARE", "{\"type\":\"UPDATE_FIRMWARE\",\"url\":\"https://files.example/fw.bin\"}");
    }

    /** As the batch of chargers' messages writes it. */
    private void told(UUID charger, Integer requestId, FirmwareStage stage, String word) {
        new ProgressRows(world.sql)
                .record(List.of(
                        new DeviceEvent.FirmwareStatus(charger, world.clock.instant(), requestId, stage, word)));
    }

    private static Wanted frequencyResponse(int level) {
        return new Wanted.Level(level, null, NOON.plusSeconds(3600), true, RULES);
    }

    private List<UUID> chargers(int count) {
        return IntStream.range(0, count).mapToObj(i -> world.charger("f1")).toList();
    }

    private UUID foreign() {
        var id = Uuid7.next();
        world.sql.update("""
                insert into device (id, identity, label, rating_w, phases, step_percent, pairable, created_at, version)
                values (?, ?, 'Theirs', 7400, 1, 10, false, ?, 1)""", id, "SP-" + id, NOON);
        world.authority(id, "south-charge", NOON.minusSeconds(60), Instant.parse("9999-12-31T00:00:00Z"));
        return id;
    }

    private List<SetSchedule> setpoints(UUID charger) {
        return world.chargers.sentTo(charger).stream()
                .filter(SetSchedule.class::isInstance)
                .map(SetSchedule.class::cast)
                .filter(s -> s.slot() == Slot.SETPOINT)
                .toList();
    }

    private JobRunner newRunner() {
        var made = new JobRunner(
                rows,
                targets,
                new JobOrders(new InstructionReader(Set.of()), world.clock),
                promised,
                world.chargers,
                new OneListener<>(news::add),
                new Spans(world.clock),
                world.clock,
                QUICK);
        runners.add(made);
        return made;
    }

    private JobControl control() {
        return new JobControl(rows, targets, world.offsets, world.ledgerBook, world.sql, world.clock);
    }

    private Answer ask(Selection selection, Wanted wanted, Instant untilAt) {
        return world.transactions.get(() -> control()
                .make(
                        new Asked(CPO, "cpo:" + CPO, selection, wanted, untilAt, Trace.begin()),
                        runner.node(),
                        JobRunner.LEASE));
    }

    private Job start(Selection selection, Wanted wanted, Instant untilAt) {
        var made = (Answer.Made) ask(selection, wanted, untilAt);
        runner.begin(made.job(), made.targets());
        return made.job();
    }

    private List<DeviceResult> ended(Job job) {
        await().until(() -> rows.find(CPO, job.id()).orElseThrow().endedAt() != null
                && rows.devices(job.id(), DeviceState.PENDING, 0, 1).total() == 0
                && rows.devices(job.id(), DeviceState.SENT, 0, 1).total() == 0);
        return rows.devices(job.id(), null, 0, 200).items();
    }

    private static DeviceResult of(List<DeviceResult> results, UUID charger) {
        return results.stream()
                .filter(r -> r.chargepointId().equals(charger))
                .findFirst()
                .orElseThrow();
    }
}
