package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.commands.entity.ProgrammeEvent.ProfilesReported;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits that others than we set at a charger, and the programmes it says it holds. */
@ApplicationScoped
public class ProgrammeRows implements EventRows {

    @Inject
    Sql sql;

    public ProgrammeRows() {}

    /** For use outside the container. */
    public ProgrammeRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        limits(events);
        profiles(Kind.of(ProfilesReported.class, events));
    }

    private void limits(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            switch (event) {
                case ProgrammeEvent.ExternalLimitSet e ->
                    rows.add(new @Nullable Object[] {
                        e.chargepointId(),
                        e.at(),
                        e.connector(),
                        e.source(),
                        true,
                        e.gridCritical(),
                        Kind.json(e.schedules())
                    });
                case ProgrammeEvent.ExternalLimitCleared e ->
                    rows.add(new @Nullable Object[] {
                        e.chargepointId(), e.at(), e.connector(), e.source(), false, null, null
                    });
                default -> {}
            }
        }
        sql.batch("""
                insert into external_limit_event (chargepoint_id, at, connector, source, is_set, grid_critical, schedules)
                values (?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    /** The last part of a report takes away what was in none of its parts. */
    private void profiles(List<ProfilesReported> reports) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var report : reports) {
            for (var profile : report.profiles()) {
                rows.add(new @Nullable Object[] {
                    report.chargepointId(),
                    report.connector(),
                    profile.id(),
                    report.source(),
                    profile.stackLevel(),
                    profile.purpose(),
                    profile.kind(),
                    profile.validFrom(),
                    profile.validTo(),
                    profile.transactionId(),
                    Kind.json(profile.schedules()),
                    report.requestId(),
                    report.at()
                });
            }
        }
        sql.batch("""
                insert into reported_profile (chargepoint_id, connector, profile_id, source, stack_level, purpose, kind,
                  valid_from, valid_to, transaction_id, schedules, request_id, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update stack_level = values(stack_level), purpose = values(purpose),
                  kind = values(kind), valid_from = values(valid_from), valid_to = values(valid_to),
                  transaction_id = values(transaction_id), schedules = values(schedules),
                  request_id = values(request_id), reported_at = values(reported_at)""", rows);
        sql.batch(
                "delete from reported_profile where chargepoint_id = ? and request_id <> ?",
                reports.stream()
                        .filter(ProfilesReported::last)
                        .map(e -> new @Nullable Object[] {e.chargepointId(), e.requestId()})
                        .toList());
    }
}
