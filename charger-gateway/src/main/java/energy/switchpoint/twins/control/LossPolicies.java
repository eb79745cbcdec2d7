package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.LossPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Each charger's policy for lost contact; those without one keep their programme. */
@ApplicationScoped
public class LossPolicies {

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public LossPolicies() {}

    /** For use outside the container. */
    public LossPolicies(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public LossPolicy of(UUID chargepointId) {
        return of(List.of(chargepointId)).getOrDefault(chargepointId, LossPolicy.NONE_SET);
    }

    /** Only of chargers that have one. */
    public Map<UUID, LossPolicy> of(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, LossPolicy>();
        sql.list(
                        "select * from loss_policy where chargepoint_id in (%s)"
                                .formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                        row -> Map.entry(
                                row.getObject("chargepoint_id", UUID.class),
                                new LossPolicy(
                                        LossPolicy.Kind.valueOf(row.getString("policy")),
                                        Duration.ofSeconds(row.getInt("after_s")),
                                        new SetBy(
                                                row.getString("set_by_kind"),
                                                row.getString("set_by_id"),
                                                row.getString("set_by_name")),
                                        Sql.instant(row, "set_at"),
                                        row.getLong("version"))),
                        chargepointIds.toArray())
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    /** @return empty when somebody set another one since {@code seenVersion} */
    public Optional<LossPolicy> set(
            UUID chargepointId, LossPolicy.Kind kind, Duration after, SetBy by, long seenVersion) {
        var now = new LossPolicy(kind, after, by, clock.instant(), seenVersion + 1);
        var rows = seenVersion == 0
                ? sql.update(
                        """
                        insert ignore into loss_policy
                          (policy, after_s, set_by_kind, set_by_id, set_by_name, set_at, version, chargepoint_id)
                        values (?, ?, ?, ?, ?, ?, 1, ?)""", kind.name(), after.toSeconds(), by.kind(), by.id(), by.name(), now.setAt(), chargepointId)
                : sql.update(
                        """
                        update loss_policy set policy = ?, after_s = ?, set_by_kind = ?, set_by_id = ?, set_by_name = ?,
                          set_at = ?, version = version + 1
                        where chargepoint_id = ? and version = ?""",
                        kind.name(),
                        after.toSeconds(),
                        by.kind(),
                        by.id(),
                        by.name(),
                        now.setAt(),
                        chargepointId,
                        seenVersion);
        return rows == 1 ? Optional.of(now) : Optional.empty();
    }
}
