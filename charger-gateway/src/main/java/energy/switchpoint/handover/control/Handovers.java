package energy.switchpoint.handover.control;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.Handover;
import energy.switchpoint.handover.entity.Phase;
import energy.switchpoint.handover.entity.ProgrammeReading;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The handovers we know, in the database. */
@ApplicationScoped
public class Handovers {

    private static final String OPEN = "phase not in ('COMMITTED', 'ROLLED_BACK')";

    @Inject
    Sql sql;

    public Handovers() {}

    /** For use outside the container. */
    public Handovers(Sql sql) {
        this.sql = sql;
    }

    public Optional<Handover> of(UUID chargepointId, UUID switchId) {
        return sql.one(
                "select * from handover where switch_id = ? and chargepoint_id = ?",
                Handovers::read,
                switchId,
                chargepointId);
    }

    /** The same, and nobody else changes it until this transaction ends. */
    public Optional<Handover> locked(UUID chargepointId, UUID switchId) {
        return sql.one(
                "select * from handover where switch_id = ? and chargepoint_id = ? for update",
                Handovers::read,
                switchId,
                chargepointId);
    }

    public Optional<Handover> openFor(UUID chargepointId) {
        return sql.one("select * from handover where chargepoint_id = ? and " + OPEN, Handovers::read, chargepointId);
    }

    public List<Handover> waitingForCharger() {
        return sql.list("select * from handover where phase in ('STAGED', 'TOLD') order by deadline", Handovers::read);
    }

    public List<Handover> overdue(Instant now, int limit) {
        return sql.list("""
                select * from handover where phase in ('STAGED', 'TOLD') and deadline <= ?
                order by deadline limit ?""", Handovers::read, now, limit);
    }

    /** False when another handover of this charger is open: the database refuses a second one. */
    public boolean add(Handover h) {
        var written = sql.write(
                """
                insert into handover (switch_id, chargepoint_id, losing_id, gaining_id, gaining_name, phase, detail,
                    attempts, started_at, deadline, credential_id, checks, closing_reading_wh, schedule_before,
                    schedule_after, phase_since, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                h.switchId(),
                h.chargepointId(),
                h.losing(),
                h.gaining(),
                h.gainingName(),
                h.phase().name(),
                h.detail(),
                h.attempts(),
                h.startedAt(),
                h.deadline(),
                h.credentialId(),
                json(h.checks()),
                h.closingReadingWh(),
                json(h.scheduleBefore()),
                json(h.scheduleAfter()),
                h.phaseSince());
        return written instanceof Sql.Written.Rows;
    }

    public void save(Handover h) {
        sql.update(
                """
                update handover set phase = ?, detail = ?, attempts = ?, credential_id = ?, checks = ?,
                    closing_reading_wh = ?, schedule_before = ?, schedule_after = ?, phase_since = ?,
                    version = version + 1
                where switch_id = ?""",
                h.phase().name(),
                h.detail().length() > 500 ? h.detail().substring(0, 500) : h.detail(),
                h.attempts(),
                h.credentialId(),
                json(h.checks()),
                h.closingReadingWh(),
                json(h.scheduleBefore()),
                json(h.scheduleAfter()),
                h.phaseSince(),
                h.switchId());
    }

    private static Handover read(ResultSet row) throws SQLException {
        long meter = row.getLong("closing_reading_wh");
        return new Handover(
                row.getObject("switch_id", UUID.class),
                row.getObject("chargepoint_id", UUID.class),
                row.getString("losing_id"),
                row.getString("gaining_id"),
                row.getString("gaining_name"),
                Phase.valueOf(row.getString("phase")),
                row.getString("detail"),
                row.getInt("attempts"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "deadline"),
                row.getObject("credential_id", UUID.class),
                checks(row.getString("checks")),
                row.getObject("closing_reading_wh") == null ? null : meter,
                reading(row.getString("schedule_before")),
                reading(row.getString("schedule_after")),
                Sql.instant(row, "phase_since"));
    }

    private static String json(List<Check> checks) {
        var array = Json.createArrayBuilder();
        checks.forEach(c -> array.add(Json.createObjectBuilder()
                .add("check", c.check())
                .add("passed", c.passed())
                .add("detail", c.detail())));
        return array.build().toString();
    }

    private static List<Check> checks(String json) {
        return array(json).getValuesAs(JsonObject.class).stream()
                .map(c -> new Check(c.getString("check"), c.getBoolean("passed"), c.getString("detail")))
                .toList();
    }

    private static @Nullable String json(@Nullable ProgrammeReading reading) {
        if (reading == null) {
            return null;
        }
        var periods = Json.createArrayBuilder();
        reading.periods()
                .forEach(p ->
                        periods.add(Json.createArrayBuilder().add(p.offsetS()).add(p.limitW())));
        return Json.createObjectBuilder()
                .add("readAt", reading.readAt().toString())
                .add("startsAt", reading.startsAt().toString())
                .add("periods", periods)
                .add("fingerprint", reading.fingerprint())
                .build()
                .toString();
    }

    private static @Nullable ProgrammeReading reading(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            var periods = object.getJsonArray("periods").getValuesAs(JsonArray.class).stream()
                    .map(p -> new Period(
                            p.getJsonNumber(0).longValue(), p.getJsonNumber(1).longValue()))
                    .toList();
            return new ProgrammeReading(
                    Instant.parse(object.getString("readAt")),
                    Instant.parse(object.getString("startsAt")),
                    periods,
                    object.getString("fingerprint"));
        }
    }

    private static JsonArray array(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
