package energy.switchpoint.stream.control;

import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.TenantEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happened at one charger lately, for who asks now and then instead of reading the stream. Asking counts as reading: from
 * the first time on the tenant's events are kept.
 */
@ApplicationScoped
public class RecentEvents {

    private static final Duration REMEMBER_READER_EVERY = Duration.ofHours(1);

    @Inject
    StreamRows rows;

    @Inject
    Clock clock;

    private final Map<String, Instant> remembered = new ConcurrentHashMap<>();

    public RecentEvents() {}

    /** For use outside the container. */
    public RecentEvents(StreamRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param kinds empty = all
     * @param before only those older than this id
     */
    public List<TenantEvent> of(String organisation, UUID chargepointId, Set<EventKind> kinds, long before, int most) {
        var now = clock.instant();
        var last = remembered.get(organisation);
        if (last == null || last.plus(REMEMBER_READER_EVERY).isBefore(now)) {
            rows.reads(organisation);
            remembered.put(organisation, now);
        }
        return rows.ofCharger(organisation, chargepointId, kinds, before, most);
    }
}
