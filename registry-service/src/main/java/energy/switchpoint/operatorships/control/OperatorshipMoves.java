package energy.switchpoint.operatorships.control;

import energy.switchpoint.operatorships.entity.OperatorshipMove;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The moves made so far, by switch. Only services ask. */
@ApplicationScoped
public class OperatorshipMoves extends TenantRows<OperatorshipMove> {

    public OperatorshipMoves() {
        super(OperatorshipMove.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return caller instanceof Caller.Service ? Restriction.EVERYTHING : Restriction.NOTHING;
    }
}
