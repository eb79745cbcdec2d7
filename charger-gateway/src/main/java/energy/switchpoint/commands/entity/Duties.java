package energy.switchpoint.commands.entity;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which of several nodes does what, so that it is done once: each charger is looked after by the node that has its socket, one
 * that is nowhere by the node that has the fleet's duties.
 */
public interface Duties {

    /** One node does everything. */
    Duties ALONE = new Duties() {
        @Override
        public boolean ofTheFleet() {
            return true;
        }

        @Override
        public boolean of(UUID chargepointId) {
            return true;
        }

        @Override
        public List<UUID> handOn(Matter matter, Collection<UUID> chargepointIds) {
            return List.copyOf(chargepointIds);
        }
    };

    /** What another node is reminded of. What there is to do stands in the database: a reminder that is lost costs time only. */
    enum Matter {
        /** Its wanted programme may have changed. */
        PROGRAMME,
        /** Its handover may go on. */
        HANDOVER
    }

    /** Other nodes' reminder to this one. */
    record Reminded(Matter matter, List<UUID> chargepointIds) {
        public Reminded {
            chargepointIds = List.copyOf(chargepointIds);
        }
    }

    /** Whether this node does, for now, what is done once for all chargers. */
    boolean ofTheFleet();

    /** Whether this node looks after this charger. */
    boolean of(UUID chargepointId);

    /** Reminds the nodes that have them of their chargers. @return those that are here or nowhere */
    List<UUID> handOn(Matter matter, Collection<UUID> chargepointIds);
}
