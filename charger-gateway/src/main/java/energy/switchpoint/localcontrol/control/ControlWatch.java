package energy.switchpoint.localcontrol.control;

import energy.switchpoint.localcontrol.control.ControlTold.Change;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Looks once a minute, on one node, whose operators have gone silent and which are there again (R070). */
@ApplicationScoped
public class ControlWatch {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    @Inject
    Sql sql;

    @Inject
    LocalControls controls;

    @Inject
    ControlTold told;

    public ControlWatch() {}

    /** For use outside the container. */
    public ControlWatch(Sql sql, LocalControls controls, ControlTold told) {
        this.sql = sql;
        this.controls = controls;
        this.told = told;
    }

    @Transactional
    public void tick(@Observes Tick tick) {
        // Whoever moves the time on does the work; the row stays locked until it is done.
        if (sql.update(
                        "update local_control_watch set next_at = ? where id = 1 and next_at <= ?",
                        tick.at().plus(EVERY),
                        tick.at())
                == 0) {
            return;
        }
        var changes = controls.changed(tick.at(), AT_ONCE).stream()
                .map(s -> new Change(
                        s.at(tick.at(), controls.rules()), s.contact().operator()))
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        controls.save(changes.stream().map(Change::now).toList());
        told.changed(changes, tick.at());
        if (changes.size() == AT_ONCE) {
            sql.update(
                    "update local_control_watch set next_at = ? where id = 1",
                    tick.at().plus(SOON));
        }
    }
}
