package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.LimitSetting;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored twins. */
@ApplicationScoped
public class TwinRows {

    /**
     * Columns are set from left to right: whether it was silent follows from what was known before it came. A killed node
     * tells of no loss; then it is known only by the charger's coming again. One that comes again at once was not lost.
     */
    private static final String CAME = """
            insert into twin (chargepoint_id, last_seen, connected_since, ocpp_version) values (?, ?, ?, ?)
            on duplicate key update
              silent_since = case
                when silent_since > value(last_seen) - interval SHORT_S second then null
                when silent_since is null and connected_since is not null
                     and last_seen < value(last_seen) - interval SHORT_S second then last_seen
                else silent_since end,
              last_seen = value(last_seen), connected_since = value(connected_since),
              ocpp_version = value(ocpp_version)""".replace("SHORT_S", "30");

    /** The end of a connection that a newer one has replaced says nothing about the charger. */
    private static final String LEFT = """
            insert into twin (chargepoint_id, last_seen) values (?, ?)
            on duplicate key update silent_since = coalesce(silent_since, value(last_seen)),
              last_seen = if(connected_since <= value(last_seen), value(last_seen), last_seen),
              connected_since = if(connected_since <= value(last_seen), null, connected_since)""";

    /** Ends the mark of a charger that follows its new meter settings from its next start on; then it is asked again. */
    static final String UNTIL_RESTART = "/restart";

    @Inject
    Sql sql;

    public TwinRows() {}

    /** For use outside the container. */
    public TwinRows(Sql sql) {
        this.sql = sql;
    }

    /** Writes what a batch of events says about the chargers themselves. */
    public void record(List<ChargerEvent> events) {
        connections(events);
        status(events);
    }

    private void connections(List<ChargerEvent> events) {
        var came = new ArrayList<@Nullable Object[]>();
        var leftBefore = new ArrayList<@Nullable Object[]>();
        var left = new LinkedHashMap<UUID, @Nullable Object[]>();
        var booted = new ArrayList<ChargerEvent.Booted>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Connected e -> {
                    came.add(new @Nullable Object[] {e.chargepointId(), e.at(), e.at(), e.ocppVersion()});
                    var before = left.remove(e.chargepointId());
                    if (before != null) {
                        leftBefore.add(before);
                    }
                }
                case ChargerEvent.Disconnected e ->
                    left.put(e.chargepointId(), new @Nullable Object[] {e.chargepointId(), e.at()});
                case ChargerEvent.Booted e -> booted.add(e);
                default -> {}
            }
        }
        sql.batch(LEFT, inOrder(leftBefore));
        sql.batch(CAME, inOrder(came));
        sql.batch(LEFT, inOrder(left.values()));
        booted(booted);
    }

    /** Of chargers: who writes rows of many writes them in the order of their keys, so that nobody waits in a circle. */
    private static List<@Nullable Object[]> inOrder(Collection<@Nullable Object[]> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> (UUID) Objects.requireNonNull(row[0])))
                .toList();
    }

    /** After a restart nobody knows what the device still holds: everything is told to it again. */
    private void booted(List<ChargerEvent.Booted> booted) {
        sql.batch(
                """
                insert into twin (chargepoint_id, firmware) values (?, ?)
                on duplicate key update holding = if(firmware <=> value(firmware), holding, 'LAYERS'),
                  sample_of = if(sample_of like '%/restart', null, sample_of),
                  firmware = value(firmware), accepted_percent = if(driven_by = 'SMART_CHARGING', accepted_percent, null)""",
                booted.stream()
                        .sorted(Comparator.comparing(ChargerEvent.Booted::chargepointId))
                        .map(e -> new @Nullable Object[] {e.chargepointId(), e.firmware()})
                        .toList());
        if (!booted.isEmpty()) {
            var few = Sql.few(
                    booted.stream().map(ChargerEvent.Booted::chargepointId).toList());
            sql.update("""
                    update slot_programme set accepted = null, failures = 0, next_try_at = null
                    where chargepoint_id in (%s)""".formatted(Sql.marks(few.size())), few.toArray());
        }
    }

    private void status(List<ChargerEvent> events) {
        sql.batch(
                """
                insert into twin_connector (chargepoint_id, connector, status, error_code) values (?, ?, ?, ?)
                on duplicate key update status = value(status), error_code = value(error_code)""",
                events.stream()
                        .filter(ChargerEvent.StatusChanged.class::isInstance)
                        .map(ChargerEvent.StatusChanged.class::cast)
                        .sorted(Comparator.comparing(ChargerEvent.StatusChanged::chargepointId)
                                .thenComparing(ChargerEvent.StatusChanged::connector))
                        .map(e -> new @Nullable Object[] {
                            e.chargepointId(), e.connector(), e.status().name(), e.errorCode()
                        })
                        .toList());
    }

    /** Those of these chargers that an active supply limit holds for. */
    public Set<UUID> underLimit(Collection<UUID> chargepointIds) {
        var few = Sql.few(chargepointIds);
        return new HashSet<>(
                sql.list("""
                select d.chargepoint_id from supply_limit l join supply_limit_device d on d.limit_id = l.id
                where l.state = 'ACTIVE' and d.chargepoint_id in (%s)""".formatted(Sql.marks(few.size())), row -> row.getObject(1, UUID.class), few.toArray()));
    }

    public TwinFacts facts(UUID chargepointId) {
        return facts(List.of(chargepointId)).getOrDefault(chargepointId, TwinFacts.SILENT);
    }

    public Map<UUID, TwinFacts> facts(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Map.of();
        }
        var marks = String.join(", ", Collections.nCopies(chargepointIds.size(), "?"));
        var connectors = new HashMap<UUID, List<TwinFacts.Connector>>();
        sql.list(
                        "select chargepoint_id, connector, status, error_code, power_w, power_at from twin_connector where chargepoint_id in (%s) order by connector"
                                .formatted(marks),
                        row -> Map.entry(row.getObject(1, UUID.class), connector(row)),
                        chargepointIds.toArray())
                .forEach(e -> connectors
                        .computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        var twins = new HashMap<UUID, TwinFacts>();
        sql.list(
                        "select * from twin where chargepoint_id in (%s)".formatted(marks),
                        row -> Map.entry(row.getObject("chargepoint_id", UUID.class), facts(row)),
                        chargepointIds.toArray())
                .forEach(e -> twins.put(e.getKey(), e.getValue().with(connectors.getOrDefault(e.getKey(), List.of()))));
        return twins;
    }

    private static TwinFacts.Connector connector(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new TwinFacts.Connector(
                row.getInt("connector"),
                status == null ? null : ConnectorStatus.valueOf(status),
                row.getString("error_code"),
                row.getObject("power_w", Long.class),
                Sql.instantOrNull(row, "power_at"));
    }

    private static TwinFacts facts(ResultSet row) throws SQLException {
        return new TwinFacts(
                Sql.instantOrNull(row, "connected_since"),
                Sql.instantOrNull(row, "last_seen"),
                row.getString("ocpp_version"),
                row.getString("firmware"),
                row.getObject("clock_offset_ms", Long.class),
                ManagedRow.read(row),
                List.of());
    }

    /** Chargers whose level changes by itself, as a calendar goes on. */
    public List<UUID> levelsOver(Instant at, int limit) {
        return sql.list(
                "select chargepoint_id from twin where level_until <= ? order by level_until limit ?",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                at,
                limit);
    }

    public void holds(UUID chargepointId, Holding holding) {
        sql.update("update twin set holding = ? where chargepoint_id = ?", holding.name(), chargepointId);
    }

    /**
     * @param how it was found out
     * @return whether this is news
     */
    public boolean disobeys(UUID chargepointId, Instant at, Managed.How how, String detail) {
        sql.update(
                "update twin set disobeyed = disobeyed + 1, disobeyed_detail = left(?, 200) where chargepoint_id = ?",
                detail,
                chargepointId);
        return sql.update(
                        "update twin set disobeys_since = ?, disobeys_how = ? where chargepoint_id = ? and disobeys_since is null",
                        at,
                        how.name(),
                        chargepointId)
                == 1;
    }

    /**
     * What was found out by the meter is not put right by the device's word.
     *
     * @return whether it did not before
     */
    public boolean obeys(UUID chargepointId, Managed.How how) {
        return sql.update(
                        "update twin set disobeys_since = null where chargepoint_id = ? and disobeys_since is not null and disobeys_how = ?",
                        chargepointId,
                        how.name())
                == 1;
    }

    /** Devices that hold their programme follow it over its own edges without being told: as accepted as the programme itself. */
    public void acceptedByProgramme(Collection<UUID> chargepointIds, Instant at) {
        if (chargepointIds.isEmpty()) {
            return;
        }
        var parameters = new ArrayList<@Nullable Object>(List.of(at));
        parameters.addAll(chargepointIds);
        sql.update(
                """
                update twin t set accepted_percent = requested_percent, accepted_at = ?
                where chargepoint_id in (%s) and holding <> 'NOTHING' and driven_by = 'SMART_CHARGING'
                  and not (accepted_percent <=> requested_percent)
                  and not exists (select 1 from slot_programme s
                                  where s.chargepoint_id = t.chargepoint_id and not (s.accepted <=> s.wanted))""".formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                parameters.toArray());
    }

    public void drivenBy(UUID chargepointId, DrivenBy means, String because) {
        sql.update("""
                update twin set driven_by = ?, driven_because = left(?, 200), accepted_percent = null, drive_failures = 0
                where chargepoint_id = ?""", means.name(), because, chargepointId);
    }

    /** A charger driven without Smart Charging is told its level once more. */
    public void driveAgain(UUID chargepointId) {
        sql.update(
                "update twin set accepted_percent = null where chargepoint_id = ? and driven_by <> 'SMART_CHARGING'",
                chargepointId);
    }

    public void driveFailures(UUID chargepointId, int inARow) {
        sql.update("update twin set drive_failures = ? where chargepoint_id = ?", inARow, chargepointId);
    }

    public void onlyUnit(UUID chargepointId, LimitSetting.Unit unit) {
        sql.update("update device set limit_unit = ? where id = ?", unit.name(), chargepointId);
    }

    /** Which of these charge now. */
    public Set<UUID> withSession(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.list(
                "select distinct chargepoint_id from charging_session where ended_at is null and chargepoint_id in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                chargepointIds.toArray()));
    }

    /** Look at this charger at that instant, or earlier when that was planned before. */
    public void reconcileBy(Collection<UUID> chargepointIds, Instant at) {
        if (!chargepointIds.isEmpty()) {
            sql.update("""
                    insert into twin (chargepoint_id, reconcile_at) select id, ? from device where id in (%s)
                    on duplicate key update reconcile_at = least(coalesce(reconcile_at, value(reconcile_at)), value(reconcile_at))""".formatted(Sql.marks(chargepointIds.size())), Sql.parameters(chargepointIds, at));
        }
    }

    /** Each at its own instant. For chargers that have a twin. */
    public void reconcileBy(Map<UUID, Instant> times) {
        sql.batch(
                """
                insert into twin (chargepoint_id, reconcile_at) values (?, ?)
                on duplicate key update reconcile_at = least(coalesce(reconcile_at, value(reconcile_at)), value(reconcile_at))""",
                times.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(turn -> new @Nullable Object[] {turn.getKey(), turn.getValue()})
                        .toList());
    }

    /**
     * Takes chargers to look at, until {@code leaseEnds}: should this node die, another looks then. Whoever wants another look
     * meanwhile sets an earlier time, which {@link LookRows#settle} leaves alone.
     */
    public void take(Collection<UUID> chargepointIds, Instant leaseEnds) {
        sql.batch(
                """
                insert into twin (chargepoint_id, reconcile_at) values (?, ?)
                on duplicate key update reconcile_at = value(reconcile_at)""",
                chargepointIds.stream()
                        .sorted()
                        .map(id -> new @Nullable Object[] {id, leaseEnds})
                        .toList());
    }

    public List<UUID> dueForReconciling(Instant at, int limit) {
        return sql.list(
                "select chargepoint_id from twin where reconcile_at <= ? order by reconcile_at limit ?",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                at,
                limit);
    }
}
