package energy.switchpoint.cluster.control;

import energy.switchpoint.commands.entity.Duties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A charger's socket decides who looks after it; the fleet's lease decides the rest. */
@ApplicationScoped
public class FleetDuties implements Duties {

    @Inject
    ChargerWays ways;

    @Inject
    FleetLease lease;

    @Override
    public boolean ofTheFleet() {
        return lease.isHeld();
    }

    @Override
    public boolean of(UUID chargepointId) {
        return ways.isHere(chargepointId) || lease.isHeld() && !ways.isElsewhere(chargepointId);
    }

    @Override
    public List<UUID> handOn(Matter matter, Collection<UUID> chargepointIds) {
        return ways.handOn(matter, chargepointIds);
    }
}
