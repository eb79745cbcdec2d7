package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.Decision.Moved;
import energy.switchpoint.switching.entity.OperatorSwitch;

/** Where every move of a switch is told: the ledger, and the events to the other services. Part of the move's transaction. */
public interface SwitchRecord {

    /**
     * @param actor who moved it, without personal detail
     * @return the hash that proves the entry
     */
    String moved(OperatorSwitch aSwitch, Moved moved, String actor);
}
