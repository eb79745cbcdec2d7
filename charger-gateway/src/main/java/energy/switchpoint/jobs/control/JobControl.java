package energy.switchpoint.jobs.control;

import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.Selection;
import energy.switchpoint.jobs.entity.Target;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes jobs in and ends them, each in one transaction. Sending begins after it, by {@link JobRunner}. */
@ApplicationScoped
public class JobControl {

    private static final String NO_OFFSET = "frequency response applies without random offset";

    @Inject
    JobRows rows;

    @Inject
    JobTargets targets;

    @Inject
    DeviceOffsets offsets;

    @Inject
    Ledger ledger;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final RandomGenerator random = new SecureRandom();

    public JobControl() {}

    /** For use outside the container. */
    public JobControl(JobRows rows, JobTargets targets, DeviceOffsets offsets, Ledger ledger, Sql sql, Clock clock) {
        this.rows = rows;
        this.offsets = offsets;
        this.targets = targets;
        this.ledger = ledger;
        this.sql = sql;
        this.clock = clock;
    }

    /** What somebody asked for. */
    public record Asked(
            String organisation,
            String actor,
            Selection selection,
            Wanted wanted,
            @Nullable Instant untilAt,
            Trace trace) {}

    /** The work before offsets are drawn. */
    public sealed interface Wanted {
        /** @param rules the rule pack in force */
        record Level(int levelPercent, @Nullable Instant from, Instant until, boolean response, RulePack rules)
                implements Wanted {}

        record Order(String type, String body) implements Wanted {}
    }

    /** What became of asking. */
    public sealed interface Answer {

        /** Stored. @param targets its chargers, for sending at once */
        record Made(Job job, List<Target> targets) implements Answer {}

        /** Nothing was stored: these are not among the organisation's chargers, or do not exist. */
        record NotAmongYours(List<UUID> ids) implements Answer {}

        record NoChargers() implements Answer {}
    }

    /** What a selection would reach, if a job began now. */
    public sealed interface Preview {

        /** @param outranked where a household's override is in force */
        record Reaches(List<UUID> chargers, long outranked) implements Preview {}

        record NotAmongYours(List<UUID> ids) implements Preview {}
    }

    /** Nothing is stored or sent. */
    public Preview preview(String organisation, Selection selection) {
        var selected = targets.select(organisation, selection, clock.instant());
        var missing = missing(selection, selected);
        return missing.isEmpty()
                ? new Preview.Reaches(
                        selected.stream().map(Target::chargepointId).toList(),
                        selected.stream().filter(Target::outranked).count())
                : new Preview.NotAmongYours(missing);
    }

    /** Where the job did not succeed, as far as the chargers are still this organisation's. */
    public List<UUID> toRetry(Job job) {
        var failed = rows.toRetry(job.id());
        var still = targets.stillCommandedBy(job.organisationId(), failed, clock.instant());
        return failed.stream().filter(still::contains).toList();
    }

    @Transactional
    public Answer make(Asked asked, UUID runner, Duration lease) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var selected = targets.select(asked.organisation(), asked.selection(), now);
        var missing = missing(asked.selection(), selected);
        if (!missing.isEmpty()) {
            return new Answer.NotAmongYours(missing);
        }
        if (selected.isEmpty()) {
            return new Answer.NoChargers();
        }
        var work = work(asked.wanted(), now);
        var drawn = drawn(asked.wanted(), selected);
        var job = new Job(
                Uuid7.next(),
                asked.organisation(),
                nameOf(asked.organisation()),
                work,
                asked.untilAt() == null ? null : asked.untilAt().truncatedTo(ChronoUnit.MILLIS),
                drawn.size(),
                Job.State.RUNNING,
                now,
                asked.actor(),
                null,
                asked.trace().header());
        rows.add(job, drawn, runner, now.plus(lease));
        if (work instanceof Work.Level level && level.response()) {
            ledger.append(
                    "command.response",
                    job.id().toString(),
                    asked.actor(),
                    null,
                    Json.createObjectBuilder()
                            .add("levelPercent", level.levelPercent())
                            .add("until", level.until().toString())
                            .add("chargers", drawn.size())
                            .build());
        }
        return new Answer.Made(job, drawn);
    }

    private static Work work(Wanted wanted, Instant now) {
        return switch (wanted) {
            case Wanted.Order(var type, var body) -> new Work.Order(type, body);
            case Wanted.Level(int percent, var from, var until, boolean response, var rules) ->
                new Work.Level(
                        percent,
                        from == null ? now : from.truncatedTo(ChronoUnit.MILLIS),
                        until.truncatedTo(ChronoUnit.MILLIS),
                        response,
                        response ? 0 : rules.randomOffset().maxS(),
                        response
                                ? NO_OFFSET
                                : "%s: 0 to %d s on a commanded state, or up to the charger's own maximum"
                                        .formatted(
                                                rules.id(), rules.randomOffset().maxS()));
        };
    }

    /** Offsets within the bounds of each charger; none for frequency response and for commands that change no level. */
    private List<Target> drawn(Wanted wanted, List<Target> selected) {
        return switch (wanted) {
            case Wanted.Order _ -> evenIfOverridden(selected);
            case Wanted.Level level when level.response() -> selected;
            case Wanted.Level level -> {
                var bounds = offsets.bounds(
                        selected.stream().map(Target::chargepointId).toList(), level.rules());
                yield selected.stream()
                        .map(t -> new Target(
                                t.chargepointId(),
                                t.rating(),
                                random.nextInt(bounds.getOrDefault(
                                                        t.chargepointId(),
                                                        level.rules().randomOffset())
                                                .maxS()
                                        + 1),
                                t.outranked()))
                        .toList();
            }
        };
    }

    /** An override ranks above a level, not above any other command. */
    private static List<Target> evenIfOverridden(List<Target> selected) {
        return selected.stream()
                .map(t -> new Target(t.chargepointId(), t.rating(), 0, false))
                .toList();
    }

    private static List<UUID> missing(Selection selection, List<Target> selected) {
        if (selection.ids().isEmpty()) {
            return List.of();
        }
        var found = new HashSet<UUID>();
        selected.forEach(t -> found.add(t.chargepointId()));
        var missing = new ArrayList<>(new HashSet<>(selection.ids()));
        missing.removeAll(found);
        return missing;
    }

    /** As the registry told it with the organisation's chargers. */
    private String nameOf(String organisation) {
        return sql.one(
                        "select operator_name from device where operator_id = ? and operator_name is not null limit 1",
                        row -> row.getString(1),
                        organisation)
                .orElse(organisation);
    }

    /**
     * Stops a job: what was not sent is not sent any more, and a level it commanded ends now.
     *
     * @return false when it had ended before
     */
    @Transactional
    public boolean cancel(Job job) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var wasRunning = rows.cancel(job.id(), now);
        var levelHolds = job.work() instanceof Work.Level level && level.until().isAfter(now);
        if (levelHolds) {
            rows.endLevel(job.id(), now);
            rows.reconcileSpread(rows.chargers(job.id()), now, JobRunner.spread(job.devices()));
        }
        return wasRunning || levelHolds;
    }
}
