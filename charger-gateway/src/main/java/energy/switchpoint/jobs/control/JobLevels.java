package energy.switchpoint.jobs.control;

import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Levels that jobs command, as wishes like any other: so the twin, the reconciler and a charger that comes back agree with
 * what the job sent. The newest job of a charger replaces those before.
 */
@ApplicationScoped
public class JobLevels implements WishSource {

    @Inject
    Sql sql;

    public JobLevels() {}

    /** For use outside the container. */
    public JobLevels(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<UUID, List<Setpoint>> setpoints(Collection<UUID> chargepointIds, Instant at) {
        var newestFirst = sql.byId("""
                select d.chargepoint_id, j.id, j.organisation_id, j.issuer_name, j.level_percent, j.response, j.level_from, j.level_until,
                  j.offset_rule, d.offset_s
                from job_device d join job j on j.id = d.job_id
                where d.chargepoint_id in (%s) and d.ends_at > ? and d.state <> 'CANCELLED' and exists (
                  select 1 from command_authority a where a.chargepoint_id = d.chargepoint_id
                    and a.organisation_id = j.organisation_id and a.valid_from <= ? and a.valid_until > ?)
                order by j.id desc""", JobLevels::read, chargepointIds, at, at, at);
        newestFirst.replaceAll((_, jobs) -> List.of(jobs.getFirst()));
        return newestFirst;
    }

    private static Setpoint read(ResultSet row) throws SQLException {
        return new Setpoint(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Setpoint.Kind.COMMANDED_STATE,
                new Issuer(Issuer.Kind.CPO, row.getString("organisation_id"), row.getString("issuer_name")),
                row.getInt("level_percent"),
                row.getBoolean("response") ? "frequency response" : "command to many chargers",
                Sql.instant(row, "level_from"),
                Sql.instant(row, "level_until"),
                row.getInt("offset_s"),
                row.getString("offset_rule"));
    }
}
