package energy.switchpoint.jobs.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.Target;
import energy.switchpoint.jobs.entity.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One job on its way. Whoever sends never waits for the database: answers gather here, and one thread writes them down in
 * batches and looks after chargers whose time has not come or who are away.
 */
final class JobRun {

    static final String NO_LONGER = "no longer operated by who made the job";

    /** A charger that has not answered after this is written down as sent. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final Job job;
    private final Function<Target, ChargerCommand> command;
    private final ChargerCommands chargers;
    private final Clock clock;
    private final Semaphore allowance;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<DeviceResult> answers = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Instant> unanswered = new ConcurrentHashMap<>();
    private final PriorityQueue<Target> later = new PriorityQueue<>(Comparator.comparingInt(Target::offsetS));
    private final Map<UUID, Target> away = new ConcurrentHashMap<>();
    private final boolean endsLater;
    private volatile boolean cancelled;

    /** @param mostInFlight how many may be asked at the same time */
    JobRun(Job job, Function<Target, ChargerCommand> command, ChargerCommands chargers, Clock clock, int mostInFlight) {
        this.job = job;
        this.command = command;
        this.chargers = chargers;
        this.clock = clock;
        allowance = new Semaphore(mostInFlight);
        endsLater = PromisedWork.kindOf(job.work()).isPresent();
    }

    Job job() {
        return job;
    }

    /** Puts aside who is not to be asked now; answers the others. */
    List<Target> begin(Collection<Target> targets) {
        var now = clock.instant();
        var ready = new ArrayList<Target>(targets.size());
        for (var target : targets) {
            if (target.outranked()) {
                answers.add(result(target, DeviceState.OUTRANKED, "the household's override ranks higher", null));
            } else if (job.work() instanceof Work.Level level
                    && level.levelPercent() < 0
                    && !target.rating().canExport()) {
                answers.add(result(target, DeviceState.CANCELLED, "it cannot give power back to the network", null));
            } else if (dueAt(target).isAfter(now)) {
                later.add(target);
            } else {
                ready.add(target);
            }
        }
        return ready;
    }

    private Instant dueAt(Target target) {
        return job.work() instanceof Work.Level level ? level.from().plusSeconds(target.offsetS()) : job.madeAt();
    }

    /** Sends to these, as fast as the allowance lets it. */
    void send(List<Target> ready) throws InterruptedException {
        for (var target : ready) {
            if (cancelled) {
                return;
            }
            allowance.acquire();
            inFlight.incrementAndGet();
            unanswered.put(target.chargepointId(), clock.instant());
            chargers.tell(target.chargepointId(), command.apply(target))
                    .whenComplete((outcome, failure) -> answered(target, outcome, failure));
        }
    }

    private void answered(Target target, @Nullable CommandOutcome outcome, @Nullable Throwable failure) {
        var sentAt = unanswered.remove(target.chargepointId());
        if (outcome instanceof CommandOutcome.NotConnected && mayTryAgain()) {
            away.put(target.chargepointId(), target);
            answers.add(result(target, DeviceState.PENDING, "not connected yet", null));
        } else {
            answers.add(read(target, outcome, failure, sentAt));
        }
        allowance.release();
        inFlight.decrementAndGet();
    }

    private boolean mayTryAgain() {
        var until = job.untilAt();
        return until != null && clock.instant().isBefore(until) && !cancelled;
    }

    private DeviceResult read(
            Target target, @Nullable CommandOutcome outcome, @Nullable Throwable failure, @Nullable Instant sentAt) {
        return switch (outcome) {
            case null -> result(target, DeviceState.REFUSED, "our own failure: " + failure, sentAt);
            case CommandOutcome.Refused(var _, var reason) -> result(target, DeviceState.REFUSED, reason, sentAt);
            case CommandOutcome.TimedOut(var _) ->
                result(target, DeviceState.TIMED_OUT, "the charger did not answer", sentAt);
            case CommandOutcome.NotConnected() ->
                result(target, DeviceState.NOT_CONNECTED, "the charger is not connected", null);
            case CommandOutcome.Announced(var _, int requestId) -> taken(target, sentAt, requestId);
            case CommandOutcome.LogPromised(var _, int requestId, var _) -> taken(target, sentAt, requestId);
            case CommandOutcome.Accepted _ -> taken(target, sentAt, null);
            default -> result(target, DeviceState.ACCEPTED, null, sentAt);
        };
    }

    /** Final, unless the charger tells later how it ended. */
    private DeviceResult taken(Target target, @Nullable Instant sentAt, @Nullable Integer requestId) {
        return endsLater && !cancelled
                ? new DeviceResult(
                        target.chargepointId(),
                        DeviceState.UNDER_WAY,
                        "taken; the charger tells how it ends",
                        target.offsetS(),
                        sentAt,
                        clock.instant(),
                        requestId)
                : result(target, DeviceState.ACCEPTED, null, sentAt);
    }

    private DeviceResult result(Target target, DeviceState state, @Nullable String detail, @Nullable Instant sentAt) {
        var answeredAt = hasAnswered(state) ? clock.instant() : null;
        return new DeviceResult(target.chargepointId(), state, detail, target.offsetS(), sentAt, answeredAt);
    }

    private static boolean hasAnswered(DeviceState state) {
        return state == DeviceState.ACCEPTED || state == DeviceState.REFUSED;
    }

    /** What is to be written down: first who was sent to and is silent, then who answered. */
    List<DeviceResult> takeResults() {
        var taken = new ArrayList<DeviceResult>();
        var silentSince = clock.instant().minus(SOON);
        unanswered.forEach((id, sentAt) -> {
            if (sentAt.isBefore(silentSince) && unanswered.remove(id, sentAt)) {
                taken.add(new DeviceResult(id, DeviceState.SENT, null, 0, sentAt, null));
            }
        });
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
            taken.add(answer);
        }
        return taken;
    }

    /** Those whose offset has passed by now. */
    List<Target> takeDue() {
        var now = clock.instant();
        var due = new ArrayList<Target>();
        for (var first = later.peek(); first != null && !dueAt(first).isAfter(now); first = later.peek()) {
            due.add(later.remove());
        }
        return due;
    }

    /** Those who were away and are here again. */
    List<Target> takeReturned() {
        var back = away.values().stream()
                .filter(t -> chargers.isConnected(t.chargepointId()))
                .toList();
        back.forEach(t -> away.remove(t.chargepointId()));
        return back;
    }

    /** Gives up on those who are still away once the time is over. */
    void giveUpWhenOver() {
        var until = job.untilAt();
        if (until != null && !clock.instant().isBefore(until)) {
            List.copyOf(away.values()).forEach(t -> {
                away.remove(t.chargepointId());
                answers.add(result(t, DeviceState.NOT_CONNECTED, "not connected until the end of the job", null));
            });
        }
    }

    /** Not this organisation's any more. */
    void drop(Target target) {
        answers.add(result(target, DeviceState.CANCELLED, NO_LONGER, null));
    }

    void cancel() {
        cancelled = true;
        later.clear();
        away.clear();
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isOver() {
        return inFlight.get() == 0 && answers.isEmpty() && (cancelled || later.isEmpty() && away.isEmpty());
    }

    boolean isWaitingOnly() {
        return inFlight.get() == 0 && answers.isEmpty();
    }
}
