package energy.switchpoint.jobs.control;

import energy.switchpoint.jobs.entity.Counts;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.Target;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.platform.json.JsonFactories;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored jobs. Chargers of a job are written many at a time, never one statement each. */
@ApplicationScoped
public class JobRows {

    private static final int LONGEST_DETAIL = 200;

    @Inject
    Sql sql;

    @Inject
    CommandSeal seal;

    public JobRows() {}

    /** For use outside the container. */
    public JobRows(Sql sql, CommandSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** A job with who runs it until when. */
    record Leased(Job job, Instant leaseUntil) {}

    /** A charger that a job is not done with. */
    record Open(Target target, DeviceState state) {}

    /** One row, however many chargers: {@link #unpack} follows when the messages are out. */
    void add(Job job, List<Target> targets, UUID runner, Instant leaseUntil) {
        var level = job.work() instanceof Work.Level l ? l : null;
        var order = job.work() instanceof Work.Order o ? o : null;
        sql.update(
                """
                insert into job (id, organisation_id, issuer_name, kind, what, command, level_percent, level_from, level_until,
                  response, longest_offset_s, offset_rule, until_at, devices, state, made_at, made_by, traceparent, runner, lease_until,
                  targets)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                job.id(),
                job.organisationId(),
                job.issuerName(),
                level == null ? "COMMAND" : "COMMANDED_STATE",
                job.work().what(),
                order == null ? null : seal.seal(order.body()),
                level == null ? null : level.levelPercent(),
                level == null ? null : level.from(),
                level == null ? null : level.until(),
                level != null && level.response(),
                level == null ? 0 : level.longestOffsetS(),
                level == null ? "" : level.rule(),
                job.untilAt(),
                job.devices(),
                job.state().name(),
                job.madeAt(),
                job.madeBy(),
                job.traceparent(),
                runner,
                leaseUntil,
                PackedTargets.write(targets));
    }

    /**
     * Writes the rows by charger of a job that has them packed only; does nothing the second time. The job's own row is
     * locked meanwhile, so that a cancelled job is never half written.
     */
    @Transactional
    public void unpack(UUID jobId) {
        var packed = sql.one(
                "select targets, level_until from job where id = ? for update",
                row -> new Packed(row.getBytes(1), Sql.instantOrNull(row, "level_until")),
                jobId);
        packed.filter(p -> p.targets() != null).ifPresent(p -> {
            var until = p.until();
            sql.batch(
                    "insert into job_device (job_id, chargepoint_id, offset_s, ends_at, state) values (?, ?, ?, ?, 'PENDING')",
                    PackedTargets.read(Objects.requireNonNull(p.targets())).stream()
                            .map(t -> new @Nullable Object[] {
                                jobId,
                                t.chargepointId(),
                                t.offsetS(),
                                until == null ? null : until.plusSeconds(t.offsetS())
                            })
                            .toList());
            sql.update("update job set targets = null where id = ?", jobId);
        });
    }

    private record Packed(
            byte @Nullable [] targets, @Nullable Instant until) {}

    /** Adds to what is known of chargers of a job; a later word replaces the earlier one. */
    @Transactional
    public void write(UUID jobId, List<DeviceResult> results) {
        sql.batch(
                """
                insert into job_device (job_id, chargepoint_id, state, detail, sent_at, answered_at, request_id)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update state = value(state), detail = value(detail),
                  sent_at = coalesce(value(sent_at), sent_at), answered_at = value(answered_at), request_id = value(request_id)""",
                results.stream()
                        .map(r -> new @Nullable Object[] {
                            jobId,
                            r.chargepointId(),
                            r.state().name(),
                            cut(r.detail()),
                            r.sentAt(),
                            r.answeredAt(),
                            r.requestId()
                        })
                        .toList());
    }

    private static @Nullable String cut(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    public Optional<Job> find(String organisation, UUID id) {
        return sql.one("select * from job where id = ? and organisation_id = ?", this::job, id, organisation);
    }

    public Page<Job> page(String organisation, int offset, int limit) {
        var jobs = sql.list(
                "select * from job where organisation_id = ? order by id desc limit ? offset ?",
                this::job,
                organisation,
                limit,
                offset);
        long total = sql.one("select count(*) from job where organisation_id = ?", row -> row.getLong(1), organisation)
                .orElse(0L);
        return new Page<>(jobs, total);
    }

    /** Of an ended job as they were then, else as they are now. */
    public Counts counts(UUID jobId) {
        record Kept(@Nullable String counts, boolean packed, int devices) {}
        var kept = sql.one(
                        "select counts, targets is not null, devices from job where id = ?",
                        row -> new Kept(row.getString(1), row.getBoolean(2), row.getInt(3)),
                        jobId)
                .orElseThrow();
        if (kept.packed()) {
            return Counts.allPending(kept.devices());
        }
        return kept.counts() == null ? counted(jobId) : readCounts(kept.counts());
    }

    private Counts counted(UUID jobId) {
        var counts = new EnumMap<DeviceState, Long>(DeviceState.class);
        sql.list(
                        "select state, count(*) from job_device where job_id = ? group by state",
                        row -> new Object[] {DeviceState.valueOf(row.getString(1)), row.getLong(2)},
                        jobId)
                .forEach(row -> counts.put((DeviceState) row[0], (Long) row[1]));
        return new Counts(counts);
    }

    public Page<DeviceResult> devices(UUID jobId, @Nullable DeviceState state, int offset, int limit) {
        var filter = state == null ? "%" : state.name();
        var items = sql.list(
                """
                select chargepoint_id, state, detail, offset_s, sent_at, answered_at, request_id from job_device
                where job_id = ? and state like ? order by chargepoint_id limit ? offset ?""",
                row -> new DeviceResult(
                        Objects.requireNonNull(row.getObject("chargepoint_id", UUID.class)),
                        DeviceState.valueOf(row.getString("state")),
                        row.getString("detail"),
                        row.getInt("offset_s"),
                        Sql.instantOrNull(row, "sent_at"),
                        Sql.instantOrNull(row, "answered_at"),
                        row.getObject("request_id", Integer.class)),
                jobId,
                filter,
                limit,
                offset);
        long total = sql.one(
                        "select count(*) from job_device where job_id = ? and state like ?",
                        row -> row.getLong(1),
                        jobId,
                        filter)
                .orElse(0L);
        return new Page<>(items, total);
    }

    /** What a charger has begun cannot be taken back by cancelling; nobody waits for its end any more. */
    @Transactional
    public void leaveUnderWay(UUID jobId) {
        sql.update("""
                update job_device set state = 'ACCEPTED', detail = 'under way when the job was cancelled; its end is not followed'
                where job_id = ? and state = 'UNDER_WAY'""", jobId);
    }

    /** Chargers that have taken it on and have not told how it ended. */
    public long underWay(UUID jobId) {
        return sql.one(
                        "select count(*) from job_device where job_id = ? and state = 'UNDER_WAY'",
                        row -> row.getLong(1),
                        jobId)
                .orElse(0L);
    }

    /** Where it did not happen and another try may help. */
    public List<UUID> toRetry(UUID jobId) {
        var states = Arrays.stream(DeviceState.values())
                .filter(DeviceState::mayBeRetried)
                .map(DeviceState::name)
                .toList();
        var parameters = new ArrayList<@Nullable Object>(List.of(jobId));
        parameters.addAll(states);
        return sql.list(
                "select chargepoint_id from job_device where job_id = ? and state in (%s) order by chargepoint_id"
                        .formatted(Sql.marks(states.size())),
                row -> Sql.id(row, 1),
                parameters.toArray());
    }

    /** Ends it, unless it has ended. What was not sent yet will not be. */
    @Transactional
    public boolean cancel(UUID jobId, Instant at) {
        if (sql.update("update job set state = 'CANCELLED', ended_at = ? where id = ? and state = 'RUNNING'", at, jobId)
                == 0) {
            return false;
        }
        unpack(jobId);
        sql.update(
                "update job_device set state = 'CANCELLED', detail = 'the job was cancelled' where job_id = ? and state = 'PENDING'",
                jobId);
        leaveUnderWay(jobId);
        return true;
    }

    /** Lets a level end early: at once, each charger with the offset it began with. */
    @Transactional
    public void endLevel(UUID jobId, Instant at) {
        sql.update("update job set level_until = least(level_until, ?) where id = ?", at, jobId);
        sql.update(
                "update job_device set ends_at = least(ends_at, timestampadd(second, offset_s, ?)) where job_id = ?",
                at,
                jobId);
    }

    /** Keeps the numbers, so that lists of old jobs need not count again. */
    @Transactional
    public void end(UUID jobId, Instant at) {
        var counts = JsonFactories.BUILD.createObjectBuilder();
        counted(jobId).byState().forEach((state, count) -> counts.add(state.name(), count));
        sql.update("""
                update job set counts = ?, ended_at = coalesce(ended_at, ?), state = if(state = 'RUNNING', 'DONE', state)
                where id = ?""", counts.build().toString(), at, jobId);
    }

    @Transactional
    public void renew(UUID jobId, UUID runner, Instant until) {
        sql.update("update job set lease_until = ? where id = ? and runner = ?", until, jobId, runner);
    }

    /** Cancelled or done, whoever did it. */
    boolean isEnded(UUID jobId) {
        return sql.one("select 1 from job where id = ? and state <> 'RUNNING'", row -> row.getInt(1), jobId)
                .isPresent();
    }

    /** Still to be run, and by this node. */
    public boolean isRunBy(UUID jobId, UUID runner) {
        return sql.one(
                        "select 1 from job where id = ? and runner = ? and state = 'RUNNING'",
                        row -> row.getInt(1),
                        jobId,
                        runner)
                .isPresent();
    }

    /** Running jobs that nobody runs any more: their node is gone or was restarted. */
    List<Leased> abandoned(Instant now, int most) {
        return sql.list(
                "select * from job where state = 'RUNNING' and lease_until < ? order by id limit ?",
                row -> new Leased(job(row), Sql.instant(row, "lease_until")),
                now,
                most);
    }

    /** @return false when another node was faster */
    @Transactional
    public boolean takeOver(UUID jobId, Instant oldLease, UUID runner, Instant until) {
        return sql.update(
                        "update job set runner = ?, lease_until = ? where id = ? and state = 'RUNNING' and lease_until = ?",
                        runner,
                        until,
                        jobId,
                        oldLease)
                == 1;
    }

    /** Chargers a job has to go on with; those that were away only while they are to be tried again. */
    List<Open> open(UUID jobId) {
        return sql.list(
                """
                select d.id, d.rating_w, d.step_percent, j.offset_s, j.state, %s as export_w
                from job_device j join device d on d.id = j.chargepoint_id left join twin t on t.chargepoint_id = d.id %s
                where j.job_id = ? and j.state in ('PENDING', 'SENT')""".formatted(Exports.WATTS, Exports.PRODUCT),
                row -> new Open(
                        new Target(
                                Sql.id(row, 1),
                                new Rating(row.getLong(2), row.getInt(3), false, row.getLong("export_w")),
                                row.getInt(4),
                                false),
                        DeviceState.valueOf(row.getString(5))),
                jobId);
    }

    List<UUID> chargers(UUID jobId) {
        return sql.list("select chargepoint_id from job_device where job_id = ?", row -> Sql.id(row, 1), jobId);
    }

    /** Chargers whose level is wanted otherwise now: the reconciler looks at them, spread over this time. */
    @Transactional
    public void reconcileSpread(List<UUID> chargers, Instant from, Duration over) {
        var step = over.toMillis() / (double) Math.max(1, chargers.size());
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < chargers.size(); i++) {
            rows.add(new @Nullable Object[] {chargers.get(i), from.plusMillis((long) (i * step))});
        }
        sql.batch("""
                insert into twin (chargepoint_id, reconcile_at) values (?, ?)
                on duplicate key update reconcile_at = least(coalesce(reconcile_at, value(reconcile_at)), value(reconcile_at))""", rows);
    }

    /** Forgets jobs that ended before this. @return how many */
    @Transactional
    public int forgetEndedBefore(Instant before, int most) {
        var old = sql.list(
                "select id from job where ended_at < ? and state <> 'RUNNING' order by ended_at limit ?",
                row -> Sql.id(row, 1),
                before,
                most);
        for (var id : old) {
            sql.update("delete from job_device where job_id = ? and (ends_at is null or ends_at < ?)", id, before);
            sql.update(
                    "delete from job where id = ? and not exists (select 1 from job_device where job_id = ?)", id, id);
        }
        return old.size();
    }

    private static Counts readCounts(String json) {
        try (var reader = JsonFactories.READ.createReader(new StringReader(json))) {
            var counts = new EnumMap<DeviceState, Long>(DeviceState.class);
            var object = reader.readObject();
            object.keySet()
                    .forEach(k -> counts.put(
                            DeviceState.valueOf(k), object.getJsonNumber(k).longValueExact()));
            return new Counts(counts);
        }
    }

    private Job job(ResultSet row) throws SQLException {
        return new Job(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("organisation_id"),
                row.getString("issuer_name"),
                work(row),
                Sql.instantOrNull(row, "until_at"),
                row.getInt("devices"),
                Job.State.valueOf(row.getString("state")),
                Sql.instant(row, "made_at"),
                row.getString("made_by"),
                Sql.instantOrNull(row, "ended_at"),
                row.getString("traceparent"));
    }

    /** Empty for a job from before commands were sealed, which has ended. */
    private String command(ResultSet row) throws SQLException {
        var stored = row.getString("command");
        return stored == null ? "" : seal.open(stored);
    }

    private Work work(ResultSet row) throws SQLException {
        return row.getString("kind").equals("COMMAND")
                ? new Work.Order(row.getString("what"), command(row))
                : new Work.Level(
                        row.getInt("level_percent"),
                        Sql.instant(row, "level_from"),
                        Sql.instant(row, "level_until"),
                        row.getBoolean("response"),
                        row.getInt("longest_offset_s"),
                        row.getString("offset_rule"));
    }
}
