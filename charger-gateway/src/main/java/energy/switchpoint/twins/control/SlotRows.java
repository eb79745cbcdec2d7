package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.ScheduleJson;
import energy.switchpoint.twins.entity.SlotState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each layer of each device: what it must hold, what it was sent and what it took. */
@ApplicationScoped
public class SlotRows {

    private static final int LONGEST_DETAIL = 200;

    @Inject
    Sql sql;

    public SlotRows() {}

    /** For use outside the container. */
    public SlotRows(Sql sql) {
        this.sql = sql;
    }

    /** A layer's new wish. */
    public record Want(UUID chargepointId, Slot slot, String fingerprint) {}

    public Map<UUID, List<SlotState>> of(Collection<UUID> chargepointIds) {
        return sql.byId(
                "select chargepoint_id, slot, wanted, accepted, failures, next_try_at from slot_programme where chargepoint_id in (%s)",
                SlotRows::state, chargepointIds);
    }

    /** What the devices hold in one layer, by its fingerprint; of those where that is known. */
    Map<UUID, String> accepted(Collection<UUID> chargepointIds, Slot slot) {
        var found = new HashMap<UUID, String>();
        sql.byId(
                        "select chargepoint_id, accepted from slot_programme where chargepoint_id in (%s) and slot = ? and accepted is not null",
                        row -> row.getString(2), chargepointIds, slot.name())
                .forEach((id, accepted) -> found.put(id, accepted.getFirst()));
        return found;
    }

    /** What the devices hold, as far as they accepted it. */
    public Map<UUID, HeldProgrammes> held(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Map.of();
        }
        var held = new HashMap<UUID, Map<Slot, LoadSchedule>>();
        sql.list(
                        "select chargepoint_id, slot, held from slot_programme where held is not null and chargepoint_id in (%s)"
                                .formatted(marks(chargepointIds)),
                        row -> Map.entry(
                                row.getObject("chargepoint_id", UUID.class),
                                Map.entry(
                                        Slot.valueOf(row.getString("slot")), ScheduleJson.read(row.getString("held")))),
                        chargepointIds.toArray())
                .forEach(e -> held.computeIfAbsent(e.getKey(), k -> new EnumMap<>(Slot.class))
                        .put(e.getValue().getKey(), e.getValue().getValue()));
        var result = new HashMap<UUID, HeldProgrammes>();
        chargepointIds.forEach(id -> result.put(id, new HeldProgrammes(held.getOrDefault(id, Map.of()))));
        return result;
    }

    /** A new wish starts its tries afresh. */
    public void want(List<Want> wants) {
        sql.batch(
                """
                insert into slot_programme (chargepoint_id, slot, wanted) values (?, ?, ?)
                on duplicate key update
                  failures = if(wanted = value(wanted), failures, 0),
                  next_try_at = if(wanted = value(wanted), next_try_at, null),
                  wanted = value(wanted)""",
                wants.stream()
                        .map(w -> new @Nullable Object[] {
                            w.chargepointId(), w.slot().name(), w.fingerprint()
                        })
                        .toList());
    }

    /** @param held null = the layer was emptied */
    record Accepted(
            UUID chargepointId,
            Slot slot,
            String fingerprint,
            @Nullable LoadSchedule held,
            Instant sentAt,
            Instant at) {}

    /** Each of these layers has a row: it was wanted before it was sent. */
    void accepted(List<Accepted> all) {
        sql.batch(
                """
                insert into slot_programme (chargepoint_id, slot, wanted, accepted, held, sent_at, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update accepted = value(accepted), held = value(held), sent_at = value(sent_at),
                  accepted_at = value(accepted_at), next_try_at = null, failures = 0, outcome = 'ACCEPTED', detail = null""",
                all.stream()
                        .map(a -> new @Nullable Object[] {
                            a.chargepointId(),
                            a.slot().name(),
                            a.fingerprint(),
                            a.fingerprint(),
                            a.held() == null ? null : ScheduleJson.write(a.held()),
                            a.sentAt(),
                            a.at()
                        })
                        .toList());
    }

    /** A message that did not get through, and when it is tried again. */
    public record Failed(
            UUID chargepointId, Slot slot, String fingerprint, String outcome, String detail, Instant nextTryAt) {}

    public void failed(List<Failed> all) {
        sql.batch(
                """
                insert into slot_programme (chargepoint_id, slot, wanted, failures, outcome, detail, next_try_at)
                values (?, ?, ?, 1, ?, ?, ?)
                on duplicate key update failures = failures + 1, outcome = value(outcome), detail = value(detail),
                  next_try_at = value(next_try_at)""",
                all.stream()
                        .map(f -> new @Nullable Object[] {
                            f.chargepointId(),
                            f.slot().name(),
                            f.fingerprint(),
                            f.outcome(),
                            cut(f.detail()),
                            f.nextTryAt()
                        })
                        .toList());
    }

    private static String cut(String detail) {
        return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    }

    /** Accepted once, but not followed: the filled layers are sent again at this time. */
    public void sendAgain(UUID chargepointId, String detail, Instant nextTryAt) {
        sql.update("""
                update slot_programme set accepted = null, outcome = 'NOT_APPLIED', detail = left(?, 200), next_try_at = ?
                where chargepoint_id = ? and wanted <> 'EMPTY'""", detail, nextTryAt, chargepointId);
    }

    private static SlotState state(ResultSet row) throws SQLException {
        return new SlotState(
                Slot.valueOf(row.getString("slot")),
                row.getString("wanted"),
                row.getString("accepted"),
                row.getInt("failures"),
                Sql.instantOrNull(row, "next_try_at"));
    }

    private static String marks(Collection<UUID> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }
}
