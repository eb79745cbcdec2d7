package energy.switchpoint.jobs.control;

import energy.switchpoint.jobs.entity.Selection;
import energy.switchpoint.jobs.entity.Target;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chargers a job is for: only those its organisation may command now (R002), found by one query for all of them. */
@ApplicationScoped
public class JobTargets {

    private static final String COMMANDED_BY = """
            select d.id, d.rating_w, d.step_percent, %s from command_authority a join device d on d.id = a.chargepoint_id
              left join twin t on t.chargepoint_id = d.id %s
            where a.organisation_id = ? and a.valid_from <= ? and a.valid_until > ?""".formatted(Exports.WATTS, Exports.PRODUCT);

    @Inject
    Sql sql;

    public JobTargets() {}

    /** For use outside the container. */
    public JobTargets(Sql sql) {
        this.sql = sql;
    }

    /** Without offsets yet. */
    List<Target> select(String organisation, Selection selection, Instant at) {
        var query = new StringBuilder(COMMANDED_BY);
        var parameters = new ArrayList<@Nullable Object>(List.of(organisation, at, at));
        if (!selection.ids().isEmpty()) {
            query.append(" and d.id in (").append(marks(selection.ids().size())).append(")");
            parameters.addAll(selection.ids());
        }
        if (selection.area() != null) {
            query.append(" and exists (select 1 from device_area x where x.device_id = d.id and x.area_id = ?)");
            parameters.add(selection.area());
        }
        if (selection.product() != null) {
            query.append(
                    " and exists (select 1 from device_product x where x.chargepoint_id = d.id and x.product_id = ?)");
            parameters.add(selection.product());
        }
        if (selection.tag() != null) {
            query.append(
                    " and exists (select 1 from device_tag x where x.chargepoint_id = d.id and x.organisation_id = ? and x.tag = ?)");
            parameters.add(organisation);
            parameters.add(selection.tag());
        }
        if (selection.firmware() != null) {
            query.append(" and exists (select 1 from twin t where t.chargepoint_id = d.id and t.firmware = ?)");
            parameters.add(selection.firmware());
        }
        if (selection.ocppVersion() != null) {
            query.append(" and exists (select 1 from twin t where t.chargepoint_id = d.id and t.ocpp_version = ?)");
            parameters.add(selection.ocppVersion());
        }
        var overridden = overridden(at);
        return sql.list(
                query.append(" order by d.id").toString(),
                row -> {
                    var id = Sql.id(row, 1);
                    return new Target(
                            id,
                            new Rating(row.getLong(2), row.getInt(3), false, row.getLong(4)),
                            0,
                            overridden.contains(id));
                },
                parameters.toArray());
    }

    /** Where a household's override is in force: it ranks above what an operator commands (architecture §5). */
    Set<UUID> overridden(Instant at) {
        return new HashSet<>(sql.list("""
                select distinct chargepoint_id from setpoint
                where kind = 'OVERRIDE' and ended_at is null and valid_from <= ? and (valid_until is null or valid_until > ?)""", row -> Sql.id(row, 1), at, at));
    }

    /** Those among them that the organisation may still command. */
    Set<UUID> stillCommandedBy(String organisation, Collection<UUID> chargers, Instant at) {
        if (chargers.isEmpty()) {
            return Set.of();
        }
        var parameters = new ArrayList<@Nullable Object>(List.of(organisation, at, at));
        parameters.addAll(chargers);
        return new HashSet<>(
                sql.list("""
                select chargepoint_id from command_authority
                where organisation_id = ? and valid_from <= ? and valid_until > ? and chargepoint_id in (%s)""".formatted(marks(chargers.size())), row -> Sql.id(row, 1), parameters.toArray()));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
