package energy.switchpoint.twins.control;

import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Managed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The twins' rows as looks at many chargers change them, with one statement for all. Each of these chargers has a row already:
 * inserting on top of it is the way to change many rows, each otherwise, at once.
 */
@ApplicationScoped
public class LookRows {

    @Inject
    Sql sql;

    public LookRows() {}

    /** For use outside the container. */
    public LookRows(Sql sql) {
        this.sql = sql;
    }

    /** A level that a charger is to follow from now on. */
    public record Requested(
            UUID chargepointId,
            int percent,
            Instant at,
            @Nullable Instant until) {}

    public void requested(List<Requested> levels) {
        sql.batch(
                """
                insert into twin (chargepoint_id, requested_percent, requested_at, level_until) values (?, ?, ?, ?)
                on duplicate key update
                  requested_at = if(requested_percent <=> value(requested_percent), requested_at, value(requested_at)),
                  requested_percent = value(requested_percent), level_until = value(level_until)""",
                levels.stream()
                        .map(l -> new @Nullable Object[] {l.chargepointId(), l.percent(), l.at(), l.until()})
                        .toList());
    }

    /** A level that a charger has accepted. */
    record Accepted(UUID chargepointId, int percent, Instant at) {}

    void accepted(List<Accepted> levels) {
        sql.batch(
                """
                insert into twin (chargepoint_id, accepted_at, accepted_percent) values (?, ?, ?)
                on duplicate key update
                  accepted_at = if(accepted_percent <=> value(accepted_percent), accepted_at, value(accepted_at)),
                  accepted_percent = value(accepted_percent)""",
                levels.stream()
                        .map(l -> new @Nullable Object[] {l.chargepointId(), l.at(), l.percent()})
                        .toList());
    }

    /** A level that a charger was found to follow. */
    record Applied(UUID chargepointId, int percent, Instant at, Managed.How how) {}

    void applied(List<Applied> levels) {
        sql.batch(
                """
                insert into twin (chargepoint_id, applied_percent, applied_at, applied_how) values (?, ?, ?, ?)
                on duplicate key update applied_percent = value(applied_percent), applied_at = value(applied_at),
                  applied_how = value(applied_how)""",
                levels.stream()
                        .map(l -> new @Nullable Object[] {
                            l.chargepointId(), l.percent(), l.at(), l.how().name()
                        })
                        .toList());
    }

    /** @param reportedPercent null = it did not tell */
    record Compared(
            UUID chargepointId,
            Instant at,
            int predictedPercent,
            @Nullable Integer reportedPercent) {}

    void compared(List<Compared> all) {
        sql.batch(
                """
                insert into twin (chargepoint_id, compared_at, predicted_percent, reported_percent) values (?, ?, ?, ?)
                on duplicate key update compared_at = value(compared_at), compared_silent_since = silent_since,
                  predicted_percent = value(predicted_percent), reported_percent = value(reported_percent),
                  silent_since = null""",
                all.stream()
                        .map(c -> new @Nullable Object[] {
                            c.chargepointId(), c.at(), c.predictedPercent(), c.reportedPercent()
                        })
                        .toList());
    }

    /** The firmware whose abilities were read. */
    record Learnt(UUID chargepointId, String firmware) {}

    void learnt(List<Learnt> all) {
        sql.batch(
                """
                insert into twin (chargepoint_id, abilities_of) values (?, ?)
                on duplicate key update abilities_of = value(abilities_of)""",
                all.stream()
                        .map(l -> new @Nullable Object[] {l.chargepointId(), cut(l.firmware())})
                        .toList());
    }

    /** How often a charger tells its meter. */
    record Sampled(UUID chargepointId, Managed.Sampling sampling) {}

    void sampled(List<Sampled> all) {
        sql.batch(
                """
                insert into twin (chargepoint_id, sample_of, sample_wanted_s, sample_kept_s, sample_why, sample_failures,
                  sample_again_at) values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update sample_of = value(sample_of), sample_wanted_s = value(sample_wanted_s),
                  sample_kept_s = value(sample_kept_s), sample_why = value(sample_why),
                  sample_failures = value(sample_failures), sample_again_at = value(sample_again_at)""",
                all.stream()
                        .map(s -> new @Nullable Object[] {
                            s.chargepointId(),
                            s.sampling().askedOf(),
                            s.sampling().wantedS(),
                            s.sampling().keptS(),
                            s.sampling().why(),
                            s.sampling().failures(),
                            s.sampling().nextTryAt()
                        })
                        .toList());
    }

    private static String cut(String firmware) {
        return firmware.length() > 60 ? firmware.substring(0, 60) : firmware;
    }

    /** The next look at a charger, unless somebody wants one earlier than {@code lease} ends. */
    record Next(UUID chargepointId, Instant lease, @Nullable Instant at) {}

    /** An earlier look that somebody asked for meanwhile stays as it is. */
    void settle(List<Next> all) {
        var planned = sql.byId(
                "select chargepoint_id, reconcile_at from twin where chargepoint_id in (%s) for update",
                row -> Optional.ofNullable(Sql.instantOrNull(row, "reconcile_at")),
                all.stream().map(Next::chargepointId).toList());
        sql.batch(
                """
                insert into twin (chargepoint_id, reconcile_at) values (?, ?)
                on duplicate key update reconcile_at = value(reconcile_at)""",
                all.stream()
                        .filter(next -> planned.getOrDefault(next.chargepointId(), List.of())
                                .contains(Optional.of(next.lease())))
                        .map(next -> new @Nullable Object[] {next.chargepointId(), next.at()})
                        .toList());
    }
}
