package energy.switchpoint.calendars.control;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The calendars that were set for chargers. A charger without one follows the rule pack's default hours. */
@ApplicationScoped
public class Calendars {

    private static final String COLUMNS = "calendar, seed, set_by_kind, set_by_id, set_by_name, set_at, version";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    Event<ProgrammeChanged> changes;

    public Calendars() {}

    /** For use outside the container. */
    public Calendars(Sql sql, Clock clock, Event<ProgrammeChanged> changes) {
        this.sql = sql;
        this.clock = clock;
        this.changes = changes;
    }

    public Optional<SetCalendar> of(UUID chargepointId) {
        return sql.one(
                "select " + COLUMNS + " from load_calendar where chargepoint_id = ?", Calendars::read, chargepointId);
    }

    /** What came of replacing a calendar. */
    public sealed interface Replacement {
        record Replaced(SetCalendar now) implements Replacement {}

        /** Somebody replaced it since the caller looked. */
        record Stale() implements Replacement {}
    }

    /** Replaces the calendar the caller has seen; version 0 = the charger had none of its own. New offsets are drawn. */
    public Replacement replace(UUID chargepointId, Calendar calendar, SetBy by, long seenVersion) {
        var now = new SetCalendar(calendar, EdgeOffsets.newSeed(), by, clock.instant(), seenVersion + 1);
        var rows = seenVersion == 0 ? insert(chargepointId, now) : update(chargepointId, now, seenVersion);
        if (rows == 0) {
            return new Replacement.Stale();
        }
        changes.fire(new ProgrammeChanged(chargepointId));
        return new Replacement.Replaced(now);
    }

    /** The person's name and id leave the record; the programme itself stays, or the charger would lose it. */
    public int forgetWhoSet(String personId) {
        return sql.update(
                "update load_calendar set set_by_id = '', set_by_name = '' where set_by_kind = 'CONSUMER' and set_by_id = ?",
                personId);
    }

    private int insert(UUID chargepointId, SetCalendar c) {
        return sql.update(
                "insert ignore into load_calendar (chargepoint_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                chargepointId,
                CalendarJson.write(c.calendar()).toString(),
                c.seed(),
                c.setBy().kind(),
                c.setBy().id(),
                c.setBy().name(),
                c.setAt(),
                c.version());
    }

    private int update(UUID chargepointId, SetCalendar c, long seenVersion) {
        return sql.update(
                """
                update load_calendar set calendar = ?, seed = ?, set_by_kind = ?, set_by_id = ?, set_by_name = ?, set_at = ?, version = ?
                where chargepoint_id = ? and version = ?""",
                CalendarJson.write(c.calendar()).toString(),
                c.seed(),
                c.setBy().kind(),
                c.setBy().id(),
                c.setBy().name(),
                c.setAt(),
                c.version(),
                chargepointId,
                seenVersion);
    }

    private static SetCalendar read(ResultSet row) throws SQLException {
        try (var reader = Json.createReader(new StringReader(row.getString("calendar")))) {
            return new SetCalendar(
                    CalendarJson.readOwn(reader.readObject()),
                    row.getBytes("seed"),
                    new SetBy(row.getString("set_by_kind"), row.getString("set_by_id"), row.getString("set_by_name")),
                    Sql.instant(row, "set_at"),
                    row.getLong("version"));
        }
    }
}
