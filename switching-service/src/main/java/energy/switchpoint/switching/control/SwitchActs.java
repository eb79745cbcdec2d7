package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.Objection;
import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

/** What people do to a switch that is under way. They and the process take turns: each locks the row first. */
@ApplicationScoped
public class SwitchActs {

    @Inject
    Switches switches;

    @Inject
    LeasedWork work;

    @Inject
    SwitchRecord record;

    @Inject
    SwitchWorker worker;

    @Inject
    Clock clock;

    @Transactional(TxType.MANDATORY)
    public Decision withdraw(UUID id, String actor) {
        var aSwitch = locked(id);
        return done(aSwitch, aSwitch.withdraw(clock.instant()), actor);
    }

    @Transactional(TxType.MANDATORY)
    public Decision object(UUID id, Objection objection, String actor) {
        var aSwitch = locked(id);
        return done(aSwitch, aSwitch.object(objection), actor);
    }

    private Decision done(OperatorSwitch aSwitch, Decision decision, String actor) {
        if (decision instanceof Decision.Moved) {
            new SwitchProgress(record).moved(aSwitch, decision, actor);
            work.hurry(aSwitch.id());
            switches.flush();
            worker.nudge();
        }
        return decision;
    }

    private OperatorSwitch locked(UUID id) {
        return switches.locked(id).orElseThrow(() -> new IllegalStateException("no switch " + id));
    }
}
