package energy.switchpoint.tags.control;

import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator's own words for its chargers, to select them by. They are the operator's: another one neither sees them nor
 * takes them over with a charger.
 */
@ApplicationScoped
public class Tags {

    /** A charger that is switched away may come back by the one-click return; its tags wait that long. */
    static final Duration KEPT_AFTER_LEAVING = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    Sql sql;

    private volatile Instant lookedAt = Instant.EPOCH;

    public Tags() {}

    /** For use outside the container. */
    public Tags(Sql sql) {
        this.sql = sql;
    }

    /** @param chargers how many carry it */
    public record TagInUse(String tag, long chargers) {}

    public List<String> of(UUID chargepointId, String organisation) {
        return sql.list(
                "select tag from device_tag where chargepoint_id = ? and organisation_id = ? order by tag",
                row -> row.getString(1),
                chargepointId,
                organisation);
    }

    /** These and no others. */
    @Transactional
    public void set(UUID chargepointId, String organisation, Set<String> tags) {
        sql.update(
                "delete from device_tag where chargepoint_id = ? and organisation_id = ?", chargepointId, organisation);
        sql.batch(
                "insert into device_tag (organisation_id, tag, chargepoint_id) values (?, ?, ?)",
                tags.stream()
                        .map(tag -> new @Nullable Object[] {organisation, tag, chargepointId})
                        .toList());
    }

    /** By name; of chargers the organisation operates now. */
    public List<TagInUse> inUse(String organisation, Instant at) {
        return sql.list("""
                select t.tag, count(*) from device_tag t join command_authority a
                  on a.chargepoint_id = t.chargepoint_id and a.organisation_id = t.organisation_id
                where t.organisation_id = ? and a.valid_from <= ? and a.valid_until > ? group by t.tag order by t.tag""", row -> new TagInUse(row.getString(1), row.getLong(2)), organisation, at, at);
    }

    void tick(@Observes Tick tick) {
        if (lookedAt.plus(EVERY).isBefore(tick.at())) {
            lookedAt = tick.at();
            forgetThoseOfChargersThatLeft(tick.at().minus(KEPT_AFTER_LEAVING));
        }
    }

    @Transactional
    int forgetThoseOfChargersThatLeft(Instant before) {
        return sql.update("""
                delete from device_tag where not exists (
                  select 1 from command_authority a where a.chargepoint_id = device_tag.chargepoint_id
                    and a.organisation_id = device_tag.organisation_id and a.valid_until > ?)""", before);
    }
}
