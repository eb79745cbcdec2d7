package energy.switchpoint.resets.control;

import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.resets.entity.ResetLevel;
import energy.switchpoint.resets.entity.ResetRun;
import energy.switchpoint.resets.entity.ResetRun.State;
import energy.switchpoint.resets.entity.ResetRun.Step;
import energy.switchpoint.resets.entity.ResetRun.StepState;
import energy.switchpoint.resets.entity.ResetStep;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.Sql.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The resets ever asked for, with their evidence; begun, approved and ended on the ledger. */
@ApplicationScoped
public class Resets {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    /** Longer than a charger may take for all that one look asks of it. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(3);

    @Inject
    Sql sql;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public Resets() {}

    /** For use outside the container. */
    public Resets(Sql sql, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who asks. {@code person} only keeps one person from asking and approving. */
    public record Asker(String by, String person) {}

    /** What came of asking. */
    public sealed interface Asked {
        record Begun(ResetRun run) implements Asked {}

        /** One is open already. */
        record Busy() implements Asked {}
    }

    @Transactional
    public Asked ask(UUID chargepointId, ResetLevel level, Asker asker, String reason) {
        var id = Uuid7.next();
        var now = clock.instant();
        var state = level.needsApproval() ? State.APPROVAL : State.RUNNING;
        var written = sql.write(
                """
                insert into reset_run (id, chargepoint_id, level, state, asked_by, asked_person, asked_at, reason, next_try_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", id, chargepointId, level.name(), state.name(), asker.by(), asker.person(), now, reason, now);
        if (written instanceof Written.RefusedByDatabase) {
            return new Asked.Busy();
        }
        var steps = level.steps();
        for (int i = 0; i < steps.size(); i++) {
            sql.update(
                    "insert into reset_step (reset_id, position, step, state) values (?, ?, ?, 'WAITING')",
                    id,
                    i,
                    steps.get(i).name());
        }
        note("reset.asked", id, chargepointId, level, asker.by());
        return new Asked.Begun(one(id).orElseThrow());
    }

    /** @return false when it did not wait for approval, or the same person had asked for it */
    @Transactional
    public boolean approve(ResetRun run, Asker approver) {
        if (run.askedPerson().equals(approver.person())) {
            return false;
        }
        var now = clock.instant();
        var rows = sql.update(
                "update reset_run set state = 'RUNNING', approved_at = ?, next_try_at = ? where id = ? and state = 'APPROVAL'",
                now,
                now,
                run.id());
        if (rows > 0) {
            note("reset.approved", run.id(), run.chargepointId(), run.level(), approver.by());
        }
        return rows > 0;
    }

    @Transactional
    public void step(UUID run, int position, StepState state, String evidence, @Nullable UUID subject) {
        sql.update("""
                update reset_step set state = ?, tries = tries + 1, evidence = left(?, 500), subject = coalesce(?, subject), at = ?
                where reset_id = ? and position = ?""", state.name(), evidence, subject, clock.instant(), run, position);
    }

    @Transactional
    public void tryLater(UUID run) {
        sql.update(
                "update reset_run set next_try_at = ? where id = ?",
                clock.instant().plus(TRY_AGAIN),
                run);
    }

    @Transactional
    public void end(ResetRun run, State state) {
        var rows = sql.update(
                "update reset_run set state = ?, ended_at = ?, next_try_at = null where id = ? and state = 'RUNNING'",
                state.name(),
                clock.instant(),
                run.id());
        if (rows > 0) {
            note(
                    "reset." + (state == State.DONE ? "done" : "failed"),
                    run.id(),
                    run.chargepointId(),
                    run.level(),
                    "service:gateway");
        }
    }

    /** The chargers are back: what waits for them goes on. */
    public void chargersCame(Collection<UUID> chargepointIds, Instant now) {
        var few = Sql.few(chargepointIds);
        sql.update(
                "update reset_run set next_try_at = ? where state = 'RUNNING' and open_for in (%s)"
                        .formatted(Sql.marks(few.size())),
                Sql.parameters(few, now));
    }

    /** Taken for a while: should this node die, another takes it then. @return false when another was faster */
    @Transactional
    public boolean take(UUID run, Instant now) {
        return sql.update(
                        "update reset_run set next_try_at = ? where id = ? and state = 'RUNNING' and next_try_at <= ?",
                        now.plus(TAKEN_FOR),
                        run,
                        now)
                == 1;
    }

    public List<UUID> due(Instant at, int most) {
        return sql.list(
                "select id from reset_run where state = 'RUNNING' and next_try_at <= ? order by next_try_at limit ?",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                at,
                most);
    }

    public Optional<ResetRun> one(UUID id) {
        return sql.one("select * from reset_run where id = ?", this::read, id);
    }

    /** Newest first. */
    public List<ResetRun> of(UUID chargepointId, int most) {
        return sql.list(
                "select * from reset_run where chargepoint_id = ? order by asked_at desc, id desc limit ?",
                this::read,
                chargepointId,
                most);
    }

    private ResetRun read(ResultSet row) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        return new ResetRun(
                id,
                row.getObject("chargepoint_id", UUID.class),
                ResetLevel.valueOf(row.getString("level")),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getString("asked_person"),
                Sql.instant(row, "asked_at"),
                row.getString("reason"),
                Sql.instantOrNull(row, "approved_at"),
                Sql.instantOrNull(row, "ended_at"),
                steps(id));
    }

    private List<Step> steps(UUID run) {
        return sql.list(
                "select * from reset_step where reset_id = ? order by position",
                row -> new Step(
                        row.getInt("position"),
                        ResetStep.valueOf(row.getString("step")),
                        StepState.valueOf(row.getString("state")),
                        row.getInt("tries"),
                        row.getString("evidence"),
                        row.getObject("subject", UUID.class),
                        Sql.instantOrNull(row, "at")),
                run);
    }

    private void note(String kind, UUID run, UUID chargepointId, ResetLevel level, String actor) {
        ledger.append(
                kind,
                chargepointId.toString(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("reset", run.toString())
                        .add("level", level.name())
                        .build());
    }
}
