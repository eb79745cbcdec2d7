package energy.switchpoint.twins.control;

import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps up with levels that change by themselves, as calendars go on: a device that holds its programme needs to be told
 * nothing then, yet it must be known what it is to follow. A whole feeder's calendar edge is written with two statements.
 */
@ApplicationScoped
public class LevelFollower {

    private static final int MOST_AT_ONCE = 1000;

    @Inject
    TwinRows twins;

    @Inject
    LookRows rows;

    @Inject
    Wishbook wishbook;

    public LevelFollower() {}

    /** For use outside the container. */
    public LevelFollower(TwinRows twins, LookRows rows, Wishbook wishbook) {
        this.twins = twins;
        this.rows = rows;
        this.wishbook = wishbook;
    }

    @Transactional
    void tick(@Observes Tick tick) {
        follow(tick.at());
    }

    /** @return how many changed */
    public int follow(Instant now) {
        var ids = twins.levelsOver(now, MOST_AT_ONCE);
        if (ids.isEmpty()) {
            return 0;
        }
        var entries = wishbook.of(ids, now);
        var levels = new TreeMap<UUID, LookRows.Requested>();
        entries.forEach((id, entry) -> {
            var decision = LevelDecision.at(now, entry.wishes());
            var until = decision.next().map(LevelDecision.NextLevel::at).orElse(null);
            levels.put(id, new LookRows.Requested(id, decision.levelPercent(), now, until));
        });
        rows.requested(new ArrayList<>(levels.values()));
        twins.acceptedByProgramme(levels.keySet(), now);
        return levels.size();
    }
}
