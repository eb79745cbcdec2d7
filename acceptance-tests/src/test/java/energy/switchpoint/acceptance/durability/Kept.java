package energy.switchpoint.acceptance.durability;

import energy.switchpoint.acceptance.system.Facts;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Load;
import energy.switchpoint.acceptance.system.Load.Acknowledged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the database holds of the chargers under load, to be laid beside what was acknowledged to them. */
final class Kept {

    private static final DateTimeFormatter AS_TOLD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Set<String> readings = new HashSet<>();
    private final Set<String> starts = new HashSet<>();
    private final Set<String> stops = new HashSet<>();

    static Kept now() {
        var kept = new Kept();
        kept.readings.addAll(Facts.query(Service.GATEWAY, row -> fact(row, 1), """
                select d.identity, s.at, s.energy_wh from meter_sample s join device d on d.id = s.chargepoint_id
                where d.operator_id = ? and s.energy_wh is not null""", Load.OPERATOR));
        kept.starts.addAll(
                Facts.query(Service.GATEWAY, row -> row.getString(4) + " " + fact(row, 1), """
                select d.identity, s.started_at, s.start_wh, s.transaction_id
                from charging_session s join device d on d.id = s.chargepoint_id where d.operator_id = ?""", Load.OPERATOR));
        kept.stops.addAll(
                Facts.query(Service.GATEWAY, row -> row.getString(4) + " " + fact(row, 1), """
                select d.identity, s.ended_at, s.end_wh, s.transaction_id
                from charging_session s join device d on d.id = s.chargepoint_id
                where d.operator_id = ? and s.ended_at is not null""", Load.OPERATOR));
        return kept;
    }

    /** Acknowledged, and not there as it was told. */
    List<Acknowledged> missing(List<Acknowledged> acknowledged) {
        return acknowledged.stream().filter(message -> !holds(message)).collect(Collectors.toList());
    }

    private boolean holds(Acknowledged message) {
        var fact = message.identity() + " " + message.at() + " " + message.meterWh();
        return switch (message.action()) {
            case "MeterValues" -> readings.contains(fact);
            case "StartTransaction" -> starts.contains(message.transaction() + " " + fact);
            case "StopTransaction" -> stops.contains(message.transaction() + " " + fact);
            default -> throw new IllegalArgumentException("not to be kept: " + message);
        };
    }

    /** The same reading, or the same session, in two rows; and energy that no meter has counted. */
    static List<String> twice() {
        var found = new HashSet<>(Facts.strings(Service.GATEWAY, """
                select concat('reading of ', d.identity, ' at ', s.at) from meter_sample s
                join device d on d.id = s.chargepoint_id
                where d.operator_id = ? group by s.chargepoint_id, s.at, s.energy_wh having count(*) > 1""", Load.OPERATOR));
        found.addAll(Facts.strings(Service.GATEWAY, """
                select concat('session of ', d.identity, ' at ', s.started_at) from charging_session s
                join device d on d.id = s.chargepoint_id
                where d.operator_id = ? group by s.chargepoint_id, s.started_at, s.start_wh having count(*) > 1""", Load.OPERATOR));
        found.addAll(Facts.strings(Service.GATEWAY, """
                select concat('energy of ', d.identity, ': ', h.counted, ' Wh, meter ', m.first_wh, ' to ', m.last_wh)
                from device d
                join (select chargepoint_id, sum(energy_wh) as counted from half_hour group by chargepoint_id) h
                  on h.chargepoint_id = d.id
                join (select chargepoint_id, min(wh) as first_wh, max(wh) as last_wh
                      from (select chargepoint_id, energy_wh as wh from meter_sample
                            union all select chargepoint_id, start_wh from charging_session
                            union all select chargepoint_id, end_wh from charging_session) told
                      group by chargepoint_id) m on m.chargepoint_id = d.id
                where d.operator_id = ? and h.counted > m.last_wh - m.first_wh""", Load.OPERATOR));
        return List.copyOf(found);
    }

    /** Chargers with stored readings that have not been counted into half-hours yet. */
    static List<String> notCounted() {
        return Facts.strings(Service.GATEWAY, """
                select concat(d.identity, ' connector ', r.connector, ': counted to ', r.read_at, ', told at ', s.at)
                from meter_register r join device d on d.id = r.chargepoint_id
                join (select chargepoint_id, connector, max(at) as at from meter_sample where energy_wh is not null
                      group by chargepoint_id, connector) s on s.chargepoint_id = r.chargepoint_id and s.connector = r.connector
                where d.operator_id = ? and s.at > r.read_at""", Load.OPERATOR);
    }

    /** Identity, time and meter, as the charger wrote them. */
    private static String fact(ResultSet row, int from) throws SQLException {
        var at = row.getObject(from + 1, LocalDateTime.class);
        return row.getString(from) + " " + AS_TOLD.format(at) + " " + row.getLong(from + 2);
    }
}
