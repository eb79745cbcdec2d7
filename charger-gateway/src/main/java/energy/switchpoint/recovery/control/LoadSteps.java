package energy.switchpoint.recovery.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.recovery.entity.StepDetector;
import energy.switchpoint.recovery.entity.StepDetector.Load;
import energy.switchpoint.recovery.entity.StepDetector.Step;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Watches the load of every area and raises an alarm when it changes all at once (R063, R086). */
@ApplicationScoped
public class LoadSteps {

    private static final System.Logger LOG = System.getLogger(LoadSteps.class.getName());

    @Inject
    Sql sql;

    @Inject
    RecoverySettings settings;

    @Inject
    Ledger ledger;

    private Map<UUID, Load> lastLook = Map.of();
    private Instant lastLookAt = Instant.EPOCH;

    public LoadSteps() {}

    /** For use outside the container. */
    public LoadSteps(Sql sql, RecoverySettings settings, Ledger ledger) {
        this.sql = sql;
        this.settings = settings;
        this.ledger = ledger;
    }

    /** An alarm. {@code explained}: a supply limit of the same moment; null = nobody had announced it. */
    public record Alarm(
            UUID id,
            String areaId,
            String areaName,
            Instant at,
            long beforeW,
            long afterW,
            int chargers,
            @Nullable String explained) {}

    @Transactional
    public synchronized void tick(@Observes Tick tick) {
        if (tick.at().isBefore(lastLookAt.plus(settings.stepEvery()))) {
            return;
        }
        var now = loads();
        // After a pause two looks say nothing about what happened at the same time.
        if (!tick.at().isAfter(lastLookAt.plus(settings.stepEvery().multipliedBy(3)))) {
            new StepDetector(settings.stepW(), settings.stepChargers())
                    .between(lastLook, now)
                    .forEach(step -> raise(step, tick.at()));
        }
        lastLook = now;
        lastLookAt = tick.at();
    }

    private Map<UUID, Load> loads() {
        var areas = new HashMap<UUID, List<String>>();
        sql.list(
                        """
                        select device_id, group_concat(area_id order by position) from device_area
                        where device_id in (select chargepoint_id from twin_connector where power_w <> 0) group by device_id""",
                        row -> Map.entry(
                                row.getObject(1, UUID.class),
                                List.of(row.getString(2).split(","))))
                .forEach(e -> areas.put(e.getKey(), e.getValue()));
        var loads = new HashMap<UUID, Load>();
        sql.list(
                        "select chargepoint_id, sum(power_w) from twin_connector where power_w <> 0 group by chargepoint_id",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .forEach(e -> loads.put(
                        e.getKey(), new Load(e.getKey(), e.getValue(), areas.getOrDefault(e.getKey(), List.of()))));
        return loads;
    }

    private void raise(Step step, Instant at) {
        var since = at.minus(settings.stepEvery().multipliedBy(3));
        var explained = sql.one("""
                        select l.dso_name from supply_limit l
                        where l.area_id = ? and (l.issued_at between ? and ? or coalesce(l.released_at, l.limit_until) between ? and ?)
                          and l.dso_id in (
                            select d.dso_id from device d join device_area a on a.device_id = d.id where a.area_id = l.area_id)
                        order by l.issued_at desc limit 1""", row -> "supply limit of " + row.getString(1), step.areaId(), since, at, since, at)
                .orElse(null);
        var id = Uuid7.next();
        sql.update(
                """
                insert into load_step (id, area_id, area_name, dso_id, at, before_w, after_w, chargers, explained)
                select ?, ?, coalesce(max(if(d.network_area_id = ?, d.network_area_name, null)), ?), coalesce(max(d.dso_id), ''), ?, ?, ?, ?, ?
                from device d join device_area a on a.device_id = d.id where a.area_id = ?""",
                id,
                step.areaId(),
                step.areaId(),
                step.areaId(),
                at,
                step.beforeW(),
                step.afterW(),
                step.chargers(),
                explained,
                step.areaId());
        ledger.append(
                "load.step",
                id.toString(),
                "service:gateway",
                null,
                Json.createObjectBuilder()
                        .add("area", step.areaId())
                        .add("changeW", step.changeW())
                        .add("chargers", step.chargers())
                        .add("explained", explained != null)
                        .build());
        LOG.log(
                explained == null ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                "load of area {0} changed by {1} W at {2} chargers at once{3}",
                step.areaId(),
                step.changeW(),
                step.chargers(),
                explained == null ? "" : ": " + explained);
    }

    /** Newest first: a network operator its own areas; regulator and platform all. */
    public List<Alarm> seenBy(Caller caller, int offset, int limit) {
        return network(caller)
                .map(dso -> sql.list(
                        "select * from load_step where ? = '' or dso_id = ? order by at desc, id desc limit ? offset ?",
                        row -> new Alarm(
                                row.getObject("id", UUID.class),
                                row.getString("area_id"),
                                row.getString("area_name"),
                                Sql.instant(row, "at"),
                                row.getLong("before_w"),
                                row.getLong("after_w"),
                                row.getInt("chargers"),
                                row.getString("explained")),
                        dso,
                        dso,
                        limit,
                        offset))
                .orElse(List.of());
    }

    /** "" = all. */
    private static Optional<String> network(Caller caller) {
        return switch (caller) {
            case Caller.Member(var organisation, var role, var _)
            when role == Role.DSO -> Optional.of(organisation.value());
            case Caller.Member(var _, var role, var _)
            when role == Role.REGULATOR || role == Role.PLATFORM -> Optional.of("");
            case Caller.Member _, Caller.Consumer _, Caller.Service _, Caller.Anonymous _ -> Optional.empty();
        };
    }
}
