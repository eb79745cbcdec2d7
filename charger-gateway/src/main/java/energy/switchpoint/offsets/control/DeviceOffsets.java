package energy.switchpoint.offsets.control;

import energy.switchpoint.levels.entity.OffsetDraw.Bounds;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The bounds of each charger's random offsets: the rule pack's default, or what was set for the charger from afar; never above
 * the rule pack's cap (600 s and 1800 s in GB SI 2021/1467 reg. 11).
 */
@ApplicationScoped
public class DeviceOffsets {

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public DeviceOffsets() {}

    /** For use outside the container. */
    public DeviceOffsets(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was set for one charger. */
    public record OwnMaximum(int maxS, String setBy, Instant setAt) {}

    public Optional<OwnMaximum> own(UUID chargepointId) {
        return sql.one(
                "select max_s, set_by, set_at from device_offset where chargepoint_id = ?",
                row -> new OwnMaximum(row.getInt("max_s"), row.getString("set_by"), Sql.instant(row, "set_at")),
                chargepointId);
    }

    public Bounds bounds(UUID chargepointId, RulePack rules) {
        return bounds(List.of(chargepointId), rules).getOrDefault(chargepointId, rules.randomOffset());
    }

    /** Those that have bounds of their own; the others follow the rule pack. */
    public Map<UUID, Bounds> bounds(Collection<UUID> chargepointIds, RulePack rules) {
        if (chargepointIds.isEmpty()) {
            return Map.of();
        }
        var own = new HashMap<UUID, Bounds>();
        sql.list(
                        "select chargepoint_id, max_s from device_offset where chargepoint_id in (%s)"
                                .formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                        row -> Map.entry(row.getObject(1, UUID.class), ownBounds(row.getInt(2), rules)),
                        chargepointIds.toArray())
                .forEach(e -> own.put(e.getKey(), e.getValue()));
        return own;
    }

    private static Bounds ownBounds(int maxS, RulePack rules) {
        return new Bounds(
                rules.id() + ", maximum set for this charger",
                Duration.ofSeconds(maxS),
                rules.randomOffset().cap());
    }

    /** The caller has checked it against the rule pack's cap. */
    public void set(UUID chargepointId, int maxS, String by) {
        sql.update("""
                insert into device_offset (chargepoint_id, max_s, set_by, set_at) values (?, ?, ?, ?)
                on duplicate key update max_s = value(max_s), set_by = value(set_by), set_at = value(set_at)""", chargepointId, maxS, by, clock.instant());
    }

    public void clear(UUID chargepointId) {
        sql.update("delete from device_offset where chargepoint_id = ?", chargepointId);
    }
}
