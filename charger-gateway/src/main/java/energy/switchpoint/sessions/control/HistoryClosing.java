package energy.switchpoint.sessions.control;

import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Closes a chargepoint's history after a switch: sealed to the household, or erased (architecture §4). */
@ApplicationScoped
public class HistoryClosing {

    @Inject
    Sql sql;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public HistoryClosing() {}

    /** For use outside the container. */
    public HistoryClosing(Sql sql, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param operator the losing operator, @param until history before this is closed */
    public record Order(UUID chargepointId, UUID switchId, String operator, Instant until) {}

    /** How many rows of each kind. */
    public record Counts(int sessions, int halfHours, int samples) {
        public int total() {
            return sessions + halfHours + samples;
        }

        String inWords(Instant until) {
            return "%d sessions, %d half-hours, %d meter values before %s"
                    .formatted(sessions, halfHours, samples, until);
        }
    }

    /** The evidence of an earlier call for the same switch; a repeated order changes nothing. */
    public Optional<JsonArray> done(Order order) {
        return sql.one(
                "select evidence from history_act where switch_id = ? and chargepoint_id = ?",
                row -> {
                    try (var reader = Json.createReader(new StringReader(row.getString(1)))) {
                        return reader.readArray();
                    }
                },
                order.switchId(),
                order.chargepointId());
    }

    /** From now on no operator reads what lies before {@code until}; the owner still does. */
    @Transactional
    public JsonArray seal(Order order) {
        sql.update("""
                insert into history_seal (chargepoint_id, sealed_until, switch_id, operator_id, sealed_at) values (?, ?, ?, ?, ?)
                on duplicate key update sealed_until = greatest(sealed_until, value(sealed_until)),
                  switch_id = value(switch_id), operator_id = value(operator_id), sealed_at = value(sealed_at)""", order.chargepointId(), order.until(), order.switchId(), order.operator(), clock.instant());
        var counts = new Counts(
                count("charging_session", "started_at", order),
                count("half_hour", "starts_at", order),
                count("meter_sample", "at", order));
        var evidence = Json.createArrayBuilder()
                .add(entry(
                        "GATEWAY", "history closed to every operator", counts.total(), counts.inWords(order.until())))
                .build();
        return kept("SEAL", order, evidence);
    }

    @Transactional
    public JsonArray erase(Order order, DeviceErasure.Result onDevice) {
        var counts = erase(order.chargepointId(), order.until());
        var evidence = Json.createArrayBuilder()
                .add(entry("GATEWAY", "history deleted", counts.total(), counts.inWords(order.until())))
                .add(entry("DEVICE", "customer data on the charger", onDevice.done() ? 1 : 0, onDevice.evidence()))
                .build();
        return kept("ERASE", order, evidence);
    }

    /** A session that still runs keeps its row: it belongs to who is charging now. */
    public Counts erase(UUID chargepointId, Instant until) {
        var counts = new Counts(
                sql.update(
                        "delete from charging_session where chargepoint_id = ? and started_at < ? and ended_at is not null",
                        chargepointId,
                        until),
                sql.update("delete from half_hour where chargepoint_id = ? and starts_at < ?", chargepointId, until),
                sql.update("delete from meter_sample where chargepoint_id = ? and at < ?", chargepointId, until));
        // The numbers a charger's transactions had tell when somebody charged.
        sql.update(
                "delete from charger_transaction where chargepoint_id = ? and started_at < ? and ended_at is not null",
                chargepointId,
                until);
        sql.update("delete from transaction_step where chargepoint_id = ? and at < ?", chargepointId, until);
        // What the charger told about vehicles and people, or what nobody can read.
        sql.update(
                "delete from customer_information where chargepoint_id = ? and reported_at < ?", chargepointId, until);
        sql.update(
                "delete from device_notice where chargepoint_id = ? and at < ? and kind <> 'RESERVATION_ENDED'",
                chargepointId,
                until);
        // What was erased is not known any more; without this it would read as half-hours without energy.
        sql.update(
                "update meter_register set first_read_at = greatest(first_read_at, least(?, read_at)) where chargepoint_id = ?",
                until,
                chargepointId);
        return counts;
    }

    private JsonArray kept(String action, Order order, JsonArray evidence) {
        sql.update(
                """
                insert into history_act (switch_id, chargepoint_id, action, operator_id, history_until, at, evidence)
                values (?, ?, ?, ?, ?, ?, ?)""",
                order.switchId(),
                order.chargepointId(),
                action,
                order.operator(),
                order.until(),
                clock.instant(),
                evidence.toString());
        ledger.append(
                "history." + action.toLowerCase(Locale.ROOT),
                order.chargepointId().toString(),
                "service:gateway",
                null,
                Json.createObjectBuilder()
                        .add("switchId", order.switchId().toString())
                        .add("operator", order.operator())
                        .add("until", order.until().toString())
                        .add("evidence", evidence)
                        .build());
        return evidence;
    }

    private JsonObject entry(String system, String what, int count, String evidence) {
        return Json.createObjectBuilder()
                .add("system", system)
                .add("what", what)
                .add("count", count)
                .add("evidence", evidence)
                .add("at", clock.instant().toString())
                .build();
    }

    private int count(String table, String column, Order order) {
        return sql.one(
                        "select count(*) from %s where chargepoint_id = ? and %s < ?".formatted(table, column),
                        row -> row.getInt(1),
                        order.chargepointId(),
                        order.until())
                .orElse(0);
    }
}
