package energy.switchpoint.setpoints.control;

import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.sessions.entity.SessionsEnded;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Overrides of households and commanded states of operators. Ended ones stay on record. */
@ApplicationScoped
public class Setpoints implements WishSource {

    private static final String LIVE = """
            select chargepoint_id, id, kind, issuer_id, issuer_name, level_percent, reason, valid_from, offset_s, offset_rule,
              coalesce(timestampadd(second, -offset_s, ended_at), valid_until) as valid_until
            from setpoint s where chargepoint_id in (%s) and (ended_at is null or ended_at > ?)
              and (valid_until is null or timestampadd(second, offset_s, valid_until) > ?)
            """;

    /** A commanded state counts only while its operator has the authority to command (R002). */
    private static final String BY_WHO_MAY_COMMAND = """
            and (kind = 'OVERRIDE' or exists (
                  select 1 from command_authority a where a.chargepoint_id = s.chargepoint_id
                    and a.organisation_id = s.issuer_id and a.valid_from <= ? and a.valid_until > ?))
            order by id
            """;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public Setpoints() {}

    /** For use outside the container. */
    public Setpoints(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<UUID, List<Setpoint>> setpoints(Collection<UUID> chargepointIds, Instant at) {
        return sql.byId(LIVE + BY_WHO_MAY_COMMAND, Setpoints::read, chargepointIds, at, at, at, at);
    }

    /**
     * A new one of a kind takes the place of the one before when it begins, its offset included: between the two a fleet would
     * step back to its programmes all at once (R062). One that had not begun never begins.
     */
    public void add(UUID chargepointId, Setpoint setpoint) {
        var now = clock.instant();
        sql.update(
                """
                update setpoint set end_reason = 'REPLACED',
                  ended_at = if(timestampadd(second, offset_s, valid_from) > ?, ?, ?)
                where chargepoint_id = ? and kind = ? and (ended_at is null or ended_at > ?)
                  and (valid_until is null or timestampadd(second, offset_s, valid_until) > ?)""",
                now,
                now,
                setpoint.startsHere(),
                chargepointId,
                setpoint.kind().name(),
                now,
                now);
        sql.update(
                """
                insert into setpoint (id, chargepoint_id, kind, issuer_id, issuer_name, level_percent, reason,
                  valid_from, valid_until, offset_s, offset_rule, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                setpoint.id(),
                chargepointId,
                setpoint.kind().name(),
                setpoint.issuer().id(),
                setpoint.issuer().name(),
                setpoint.levelPercent(),
                setpoint.reason(),
                setpoint.from(),
                setpoint.until(),
                setpoint.offsetS(),
                setpoint.rule(),
                clock.instant());
    }

    /** @return how many were ended */
    public int end(UUID chargepointId, Setpoint.Kind kind, String why) {
        var now = clock.instant();
        return sql.update("""
                update setpoint set ended_at = ?, end_reason = ?
                where chargepoint_id = ? and kind = ? and (ended_at is null or ended_at > ?)""", now, why, chargepointId, kind.name(), now);
    }

    /** What a person asked for, without the person. */
    public int forgetWhoAsked(String personId) {
        return sql.update(
                "update setpoint set issuer_id = '', issuer_name = '' where kind = 'OVERRIDE' and issuer_id = ?",
                personId);
    }

    void sessionsOver(@Observes SessionsEnded ended) {
        var now = clock.instant();
        sql.batch(
                """
                update setpoint set ended_at = ?, end_reason = 'SESSION_ENDED'
                where chargepoint_id = ? and kind = 'OVERRIDE' and valid_until is null and ended_at is null
                  and valid_from <= ?""",
                ended.sessions().stream()
                        .map(e -> new @Nullable Object[] {now, e.chargepointId(), e.at()})
                        .toList());
    }

    private static Setpoint read(ResultSet row) throws SQLException {
        var kind = Setpoint.Kind.valueOf(row.getString("kind"));
        return new Setpoint(
                row.getObject("id", UUID.class),
                kind,
                new Issuer(
                        kind == Setpoint.Kind.OVERRIDE ? Issuer.Kind.CONSUMER : Issuer.Kind.CPO,
                        row.getString("issuer_id"),
                        row.getString("issuer_name")),
                row.getInt("level_percent"),
                row.getString("reason"),
                Sql.instant(row, "valid_from"),
                Sql.instantOrNull(row, "valid_until"),
                row.getInt("offset_s"),
                row.getString("offset_rule"));
    }
}
