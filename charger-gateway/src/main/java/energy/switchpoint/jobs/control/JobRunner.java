package energy.switchpoint.jobs.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.JobNews;
import energy.switchpoint.jobs.entity.Target;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import energy.switchpoint.twins.entity.Tick;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Runs jobs: sends the first wave right after the job is stored, from memory, and leaves a thread per job behind that
 * writes results and tends the rest. A job whose node is gone is taken over by another, or by this one after a restart.
 */
@ApplicationScoped
public class JobRunner {

    public static final Duration LEASE = Duration.ofSeconds(15);

    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final Duration RENEW_AFTER = Duration.ofSeconds(5);
    private static final int MOST_TAKEN_OVER = 20;

    /** A level is one small message; chargers may all be asked at once. */
    private static final int MOST_LEVELS_IN_FLIGHT = 50_000;

    /** Other commands make chargers work and answer at length. */
    private static final int MOST_COMMANDS_IN_FLIGHT = 500;

    /** Below this one thread is as fast as two. */
    private static final int WORTH_SPLITTING = 500;

    /** How fast the reconciler is to check after a job, in chargers per second. */
    private static final int CHECKED_PER_SECOND = 100;

    private static final Duration BEFORE_CHECKING = Duration.ofSeconds(5);

    /**
     * How often the thread of a job looks around, in the machine's own time.
     *
     * @param beforeWriting after the first wave, until its answers are written down
     * @param round while answers come in
     * @param waitingRound while there is nothing but chargers whose time has not come or who are away
     * @param lookForEnds between looks at what chargers told of firmware and logs; these take minutes
     */
    record Pace(Duration beforeWriting, Duration round, Duration waitingRound, Duration lookForEnds) {

        static final Pace USUAL =
                new Pace(Duration.ofMillis(400), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Inject
    JobRows rows;

    @Inject
    JobTargets targets;

    @Inject
    JobOrders orders;

    @Inject
    PromisedWork promised;

    @Inject
    ChargerCommands chargers;

    @Inject
    Event<JobNews> news;

    @Inject
    Spans spans;

    @Inject
    Clock clock;

    private final UUID node = UUID.randomUUID();
    private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Pace pace;

    public JobRunner() {
        pace = Pace.USUAL;
    }

    /** For use outside the container. */
    JobRunner(
            JobRows rows,
            JobTargets targets,
            JobOrders orders,
            PromisedWork promised,
            ChargerCommands chargers,
            Event<JobNews> news,
            Spans spans,
            Clock clock,
            Pace pace) {
        this.news = news;
        this.spans = spans;
        this.rows = rows;
        this.targets = targets;
        this.orders = orders;
        this.promised = promised;
        this.chargers = chargers;
        this.clock = clock;
        this.pace = pace;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Under which name this node holds its jobs. */
    public UUID node() {
        return node;
    }

    /** How long the reconciler takes to check that many chargers after a job. */
    static Duration spread(int chargers) {
        return Duration.ofSeconds(1 + chargers / CHECKED_PER_SECOND);
    }

    /** Sends to all whose time has come. Returns when the last message is handed to its connection, not when it is answered. */
    public void begin(Job job, List<Target> targetsOfJob) {
        var run = new JobRun(job, commandOf(job), chargers, clock, mostInFlight(job));
        running.put(job.id(), run);
        try {
            var ready = run.begin(targetsOfJob);
            if (orders.mayBeRepeated(job.work())) {
                sendAll(run, ready);
                step(job, "send " + job.work().what(), job.madeAt(), ready.size() + " sent");
                threads.execute(() -> tend(run, targetsOfJob, List.of()));
            } else {
                threads.execute(() -> tend(run, targetsOfJob, ready));
            }
        } catch (InterruptedException _) {
            // going down; another node, or this one when it is back, goes on with it
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll(JobRun run, List<Target> ready) throws InterruptedException {
        if (ready.size() < WORTH_SPLITTING) {
            run.send(ready);
            return;
        }
        var half = ready.size() / 2;
        var other = threads.submit(() -> {
            run.send(ready.subList(half, ready.size()));
            return true;
        });
        run.send(ready.subList(0, half));
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops sending; what was sent is still written down. */
    public void cancel(UUID jobId) {
        var run = running.get(jobId);
        if (run != null) {
            run.cancel();
        }
    }

    private void tend(JobRun run, List<Target> all, List<Target> unsent) {
        var job = run.job();
        try {
            // the last messages are still on their way out: they go first
            Thread.sleep(pace.beforeWriting());
            rows.unpack(job.id());
            if (job.work() instanceof Work.Level) {
                rows.reconcileSpread(
                        all.stream().map(Target::chargepointId).toList(),
                        clock.instant().plus(BEFORE_CHECKING),
                        spread(all.size()));
            }
            sendOnce(run, unsent);
            round(run);
            write(run);
            if (run.isCancelled() && rows.isEnded(job.id())) {
                rows.leaveUnderWay(job.id());
            }
            rows.end(job.id(), clock.instant());
            tellNews(job.id(), job.organisationId());
            step(job, "answers of " + job.work().what(), job.madeAt(), "ended");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its lease runs out, and it is taken up again.
            LOG.log(System.Logger.Level.WARNING, "job " + job.id() + " stumbled", e);
        } finally {
            running.remove(job.id(), run);
        }
    }

    private void tellNews(UUID jobId, String organisation) {
        rows.find(organisation, jobId)
                .ifPresent(now ->
                        news.fire(new JobNews(jobId, organisation, now.state(), now.devices(), rows.counts(jobId))));
    }

    /** One line per job and step; a line for each charger is there for who turns the logger up. */
    private void step(Job job, String what, Instant since, String result) {
        Trace.read(job.traceparent()).ifPresent(t -> spans.ended(t.next(), t, what, job.id(), since, result));
    }

    private void round(JobRun run) throws InterruptedException {
        var renewed = Instant.EPOCH;
        var lookedAt = System.nanoTime();
        while (!run.isOver() || isUnderWay(run)) {
            var id = run.job().id();
            write(run);
            if (System.nanoTime() - lookedAt > pace.lookForEnds().toNanos()) {
                lookedAt = System.nanoTime();
                close(run);
            }
            if (renewed.plus(RENEW_AFTER).isBefore(clock.instant())) {
                if (!renewed.equals(Instant.EPOCH)) {
                    tellNews(id, run.job().organisationId());
                }
                renewed = clock.instant();
                rows.renew(id, node, renewed.plus(LEASE));
                if (!rows.isRunBy(id, node)) {
                    run.cancel();
                }
            }
            sendLater(run, run.takeDue());
            sendLater(run, run.takeReturned());
            run.giveUpWhenOver();
            Thread.sleep(run.isWaitingOnly() ? pace.waitingRound() : pace.round());
        }
    }

    /** Asked only when nothing else is left to do. */
    private boolean isUnderWay(JobRun run) {
        return !run.isCancelled()
                && PromisedWork.kindOf(run.job().work()).isPresent()
                && rows.underWay(run.job().id()) > 0;
    }

    private void close(JobRun run) {
        PromisedWork.kindOf(run.job().work())
                .ifPresent(kind -> tell(run.job(), promised.close(run.job().id(), kind, clock.instant())));
    }

    private void write(JobRun run) {
        var results = run.takeResults();
        rows.write(run.job().id(), results);
        tell(run.job(), results);
    }

    private void tell(Job job, List<DeviceResult> results) {
        Trace.read(job.traceparent())
                .ifPresent(trace -> results.stream()
                        .filter(r -> r.state() != DeviceState.PENDING)
                        .forEach(r -> spans.detail(
                                trace.next(),
                                trace,
                                job.work().what() + " by job " + job.id(),
                                r.chargepointId(),
                                r.sentAt() == null ? job.madeAt() : r.sentAt(),
                                r.state().name())));
    }

    /** A charger may have changed hands since the job was made (R002). */
    private void sendLater(JobRun run, List<Target> due) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        var still = targets.stillCommandedBy(
                run.job().organisationId(),
                due.stream().map(Target::chargepointId).toList(),
                clock.instant());
        due.stream().filter(t -> !still.contains(t.chargepointId())).forEach(run::drop);
        sendOnce(
                run, due.stream().filter(t -> still.contains(t.chargepointId())).toList());
    }

    /** What must not happen twice is written down before it is sent, so that a restart does not send it again. */
    private void sendOnce(JobRun run, List<Target> ready) throws InterruptedException {
        if (!ready.isEmpty() && !orders.mayBeRepeated(run.job().work())) {
            var now = clock.instant();
            rows.write(
                    run.job().id(),
                    ready.stream()
                            .map(t ->
                                    new DeviceResult(t.chargepointId(), DeviceState.SENT, null, t.offsetS(), now, null))
                            .toList());
        }
        run.send(ready);
    }

    void tick(@Observes Tick tick) {
        for (var leased : rows.abandoned(tick.at(), MOST_TAKEN_OVER)) {
            var job = leased.job();
            if (!running.containsKey(job.id())
                    && rows.takeOver(
                            job.id(), leased.leaseUntil(), node, tick.at().plus(LEASE))) {
                threads.execute(() -> resume(job));
            }
        }
    }

    private void resume(Job job) {
        step(job, "resume " + job.work().what(), clock.instant(), "goes on here");
        rows.unpack(job.id());
        var open = rows.open(job.id());
        var again = orders.mayBeRepeated(job.work());
        var unknown = open.stream()
                .filter(o -> o.state() == DeviceState.SENT && !again)
                .map(o -> new DeviceResult(
                        o.target().chargepointId(),
                        DeviceState.TIMED_OUT,
                        "the gateway was restarted before the answer came",
                        o.target().offsetS(),
                        null,
                        null))
                .toList();
        var left = open.stream()
                .filter(o -> o.state() == DeviceState.PENDING || again)
                .map(JobRows.Open::target)
                .toList();
        var still = targets.stillCommandedBy(
                job.organisationId(), left.stream().map(Target::chargepointId).toList(), clock.instant());
        var overridden = targets.overridden(clock.instant());
        rows.write(job.id(), unknown);
        rows.write(
                job.id(),
                left.stream()
                        .filter(t -> !still.contains(t.chargepointId()))
                        .map(t -> new DeviceResult(
                                t.chargepointId(), DeviceState.CANCELLED, JobRun.NO_LONGER, t.offsetS(), null, null))
                        .toList());
        begin(
                job,
                left.stream()
                        .filter(t -> still.contains(t.chargepointId()))
                        .map(t -> new Target(
                                t.chargepointId(),
                                t.rating(),
                                t.offsetS(),
                                job.work() instanceof Work.Level && overridden.contains(t.chargepointId())))
                        .toList());
    }

    private static int mostInFlight(Job job) {
        return job.work() instanceof Work.Level ? MOST_LEVELS_IN_FLIGHT : MOST_COMMANDS_IN_FLIGHT;
    }

    private Function<Target, ChargerCommand> commandOf(Job job) {
        return switch (job.work()) {
            case Work.Level level -> levels(level);
            case Work.Order order -> {
                var command = orders.command(order);
                yield _ -> command;
            }
        };
    }

    private record Share(long watts, int offsetS) {}

    /** Chargers of equal strength get one and the same object. The schedule is the one the reconciler would send. */
    private static Function<Target, ChargerCommand> levels(Work.Level level) {
        var made = new ConcurrentHashMap<Share, ChargerCommand>();
        return target -> made.computeIfAbsent(
                new Share(target.rating().watts(level.levelPercent()), target.offsetS()),
                share -> new SetSchedule(
                        Slot.SETPOINT,
                        new LoadSchedule(
                                level.from().plusSeconds(share.offsetS()),
                                false,
                                Duration.between(level.from(), level.until()),
                                List.of(new Period(0, share.watts())))));
    }
}
