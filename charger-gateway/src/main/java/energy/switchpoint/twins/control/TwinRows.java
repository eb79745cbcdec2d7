package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored twins. */
@ApplicationScoped
public class TwinRows {

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
        var left = new ArrayList<@Nullable Object[]>();
        var booted = new ArrayList<ChargerEvent.Booted>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Connected e ->
                    came.add(new @Nullable Object[] {e.chargepointId(), e.at(), e.at(), e.ocppVersion()});
                case ChargerEvent.Disconnected e ->
                    left.add(new @Nullable Object[] {e.at(), e.chargepointId(), e.at()});
                case ChargerEvent.Booted e -> booted.add(e);
                default -> {}
            }
        }
        sql.batch("""
                insert into twin (chargepoint_id, last_seen, connected_since, ocpp_version) values (?, ?, ?, ?)
                on duplicate key update last_seen = value(last_seen), connected_since = value(connected_since),
                  ocpp_version = value(ocpp_version)""", came);
        sql.batch("""
                update twin set connected_since = null, last_seen = ?
                where chargepoint_id = ? and connected_since <= ?""", left);
        booted(booted);
    }

    /** After a restart nobody knows what the device still holds: everything is told to it again. */
    private void booted(List<ChargerEvent.Booted> booted) {
        sql.batch(
                "update twin set firmware = ?, holds_programme = true where chargepoint_id = ?",
                booted.stream()
                        .map(e -> new @Nullable Object[] {e.firmware(), e.chargepointId()})
                        .toList());
        sql.batch(
                "update slot_programme set accepted = null, failures = 0, next_try_at = null where chargepoint_id = ?",
                booted.stream()
                        .map(e -> new @Nullable Object[] {e.chargepointId()})
                        .toList());
    }

    /**
     * Those of these chargers whose programme depends on whether a session runs: something was asked for the session, or the
     * gateway drives every edge itself.
     */
    public Set<UUID> mindingSessions(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Set.of();
        }
        var marks = Sql.marks(chargepointIds.size());
        return new HashSet<>(sql.list(
                """
                select chargepoint_id from twin where holds_programme = false and chargepoint_id in (%1$s)
                union select chargepoint_id from setpoint where chargepoint_id in (%1$s)
                  and (ended_at is null or ended_at > utc_timestamp() - interval 1 minute)""".formatted(marks),
                row -> row.getObject(1, UUID.class),
                java.util.stream.Stream.concat(chargepointIds.stream(), chargepointIds.stream())
                        .toArray()));
    }

    private void status(List<ChargerEvent> events) {
        sql.batch(
                """
                insert into twin_connector (chargepoint_id, connector, status, error_code) values (?, ?, ?, ?)
                on duplicate key update status = value(status), error_code = value(error_code)""",
                events.stream()
                        .filter(ChargerEvent.StatusChanged.class::isInstance)
                        .map(ChargerEvent.StatusChanged.class::cast)
                        .map(e -> new @Nullable Object[] {
                            e.chargepointId(), e.connector(), e.status().name(), e.errorCode()
                        })
                        .toList());
    }

    /** Those of these chargers that an active supply limit holds for. */
    public Set<UUID> underLimit(Collection<UUID> chargepointIds) {
        return new HashSet<>(sql.list(
                """
                select d.chargepoint_id from supply_limit l join supply_limit_device d on d.limit_id = l.id
                where l.state = 'ACTIVE' and d.chargepoint_id in (%s)""".formatted(Sql.marks(chargepointIds.size())),
                row -> row.getObject(1, UUID.class),
                chargepointIds.toArray()));
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
                row.getObject("accepted_percent", Integer.class),
                row.getObject("applied_percent", Integer.class),
                row.getBoolean("holds_programme"),
                List.of());
    }

    public List<SlotState> slots(UUID chargepointId) {
        return sql.list(
                "select slot, wanted, accepted, failures, next_try_at from slot_programme where chargepoint_id = ?",
                row -> new SlotState(
                        Slot.valueOf(row.getString("slot")),
                        row.getString("wanted"),
                        row.getString("accepted"),
                        row.getInt("failures"),
                        Sql.instantOrNull(row, "next_try_at")),
                chargepointId);
    }

    /** A new wish starts its tries afresh. */
    public void want(UUID chargepointId, Slot slot, String fingerprint) {
        sql.update("""
                insert into slot_programme (chargepoint_id, slot, wanted) values (?, ?, ?)
                on duplicate key update
                  failures = if(wanted = value(wanted), failures, 0),
                  next_try_at = if(wanted = value(wanted), next_try_at, null),
                  wanted = value(wanted)""", chargepointId, slot.name(), fingerprint);
    }

    public void accepted(UUID chargepointId, Slot slot, String fingerprint) {
        sql.update("""
                update slot_programme set accepted = ?, failures = 0, next_try_at = null, outcome = 'ACCEPTED', detail = null
                where chargepoint_id = ? and slot = ?""", fingerprint, chargepointId, slot.name());
    }

    public void failed(UUID chargepointId, Slot slot, String outcome, String detail, Instant nextTryAt) {
        sql.update("""
                update slot_programme set failures = failures + 1, outcome = ?, detail = left(?, 200), next_try_at = ?
                where chargepoint_id = ? and slot = ?""", outcome, detail, nextTryAt, chargepointId, slot.name());
    }

    public void cannotHoldAProgramme(UUID chargepointId) {
        sql.update("update twin set holds_programme = false where chargepoint_id = ?", chargepointId);
    }

    public void requested(UUID chargepointId, int percent) {
        sql.update("update twin set requested_percent = ? where chargepoint_id = ?", percent, chargepointId);
    }

    public void acceptedLevel(UUID chargepointId, int percent) {
        sql.update("update twin set accepted_percent = ? where chargepoint_id = ?", percent, chargepointId);
    }

    public void applied(UUID chargepointId, int percent, Instant at) {
        sql.update(
                "update twin set applied_percent = ?, applied_at = ? where chargepoint_id = ?",
                percent,
                at,
                chargepointId);
    }

    /** Look at these chargers at that instant, or earlier when that was planned before. */
    public void reconcileBy(Collection<UUID> chargepointIds, Instant at) {
        reconcileBy(chargepointIds.stream().collect(Collectors.toMap(id -> id, _ -> at, (a, _) -> a)));
    }

    /** Each at its own instant. */
    public void reconcileBy(Map<UUID, Instant> times) {
        sql.batch(
                """
                insert into twin (chargepoint_id, reconcile_at) select id, ? from device where id = ?
                on duplicate key update reconcile_at = least(coalesce(reconcile_at, value(reconcile_at)), value(reconcile_at))""",
                times.entrySet().stream()
                        .map(e -> new @Nullable Object[] {e.getValue(), e.getKey()})
                        .toList());
    }

    /**
     * Takes a charger to look at, until {@code leaseEnds}: should this node die, another looks then. Whoever wants another
     * look meanwhile sets an earlier time, which {@link #settle} leaves alone.
     */
    public void take(UUID chargepointId, Instant leaseEnds) {
        sql.update("""
                insert into twin (chargepoint_id, reconcile_at) values (?, ?)
                on duplicate key update reconcile_at = value(reconcile_at)""", chargepointId, leaseEnds);
    }

    public void settle(UUID chargepointId, Instant leaseEnds, @Nullable Instant next) {
        sql.update(
                "update twin set reconcile_at = ? where chargepoint_id = ? and reconcile_at = ?",
                next,
                chargepointId,
                leaseEnds);
    }

    public List<UUID> dueForReconciling(Instant at, int limit) {
        return sql.list(
                "select chargepoint_id from twin where reconcile_at <= ? order by reconcile_at limit ?",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                at,
                limit);
    }
}
