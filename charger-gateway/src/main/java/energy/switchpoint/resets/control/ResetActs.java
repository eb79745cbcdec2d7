package energy.switchpoint.resets.control;

import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.sessions.control.HistoryClosing;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.control.TwinRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The parts of a reset that happen here. Each commits by itself and answers with its evidence; repeated it finds nothing. */
@ApplicationScoped
public class ResetActs {

    @Inject
    Sql sql;

    @Inject
    HistoryClosing history;

    @Inject
    DeviceOffsets offsets;

    @Inject
    Credentials credentials;

    @Inject
    TwinRows twins;

    @Inject
    Clock clock;

    public ResetActs() {}

    /** For use outside the container. */
    public ResetActs(
            Sql sql,
            HistoryClosing history,
            DeviceOffsets offsets,
            Credentials credentials,
            TwinRows twins,
            Clock clock) {
        this.sql = sql;
        this.history = history;
        this.offsets = offsets;
        this.credentials = credentials;
        this.twins = twins;
        this.clock = clock;
    }

    @Transactional
    public String eraseHistory(UUID id) {
        var counts = history.erase(id, clock.instant());
        var overrides = sql.update("delete from setpoint where chargepoint_id = ? and kind = 'OVERRIDE'", id);
        sql.update("delete from energy_need where chargepoint_id = ?", id);
        var names = sql.update(
                "update load_calendar set set_by_id = '', set_by_name = '' where chargepoint_id = ? and set_by_kind = 'CONSUMER'",
                id);
        sql.update("delete from programme_notice where chargepoint_id = ?", id);
        twins.reconcileBy(List.of(id), clock.instant());
        return "%d sessions, %d half-hours, %d meter values and %d overrides deleted, %d programmes without a name"
                .formatted(counts.sessions(), counts.halfHours(), counts.samples(), overrides, names);
    }

    @Transactional
    public String forgetSettings(UUID id) {
        var calendars = sql.update(
                "update load_calendar set dropped_at = ?, drop_reason = 'RESET' where chargepoint_id = ? and dropped_at is null",
                clock.instant(),
                id);
        var commands = sql.update(
                "update setpoint set ended_at = ?, end_reason = 'RESET' where chargepoint_id = ? and (ended_at is null or ended_at > ?)",
                clock.instant(),
                id,
                clock.instant());
        offsets.clear(id);
        twins.reconcileBy(List.of(id), clock.instant());
        return "%d programmes and %d commanded states ended; factory or default hours count"
                .formatted(calendars, commands);
    }

    @Transactional
    public String deleteOperatingData(UUID id) {
        var lines = sql.update("delete from device_log where chargepoint_id = ?", id);
        var faults = sql.update("delete from charger_fault where chargepoint_id = ?", id);
        var calendars = sql.update("delete from load_calendar where chargepoint_id = ?", id);
        var commands = sql.update("delete from setpoint where chargepoint_id = ?", id);
        sql.update("delete from device_meter where chargepoint_id = ?", id);
        sql.update("delete from slot_programme where chargepoint_id = ?", id);
        return "%d log lines, %d faults, %d programmes, %d commanded states and the meter's findings deleted"
                .formatted(lines, faults, calendars, commands);
    }

    @Transactional
    public String destroyCredentials(UUID id) {
        var live = sql.list(
                "select id from credential where chargepoint_id = ? and state <> 'REVOKED'",
                row -> row.getObject(1, UUID.class),
                id);
        live.forEach(c -> credentials.revoke(c, Revocation.REPLACED));
        return "%d credentials ended, none left".formatted(live.size());
    }
}
