package energy.switchpoint.cluster.control;

import energy.switchpoint.cluster.entity.Holder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The nodes and what they know together. One node alone has a grid too. */
public interface Grid {

    /** What the grid brings to a node. Called on the grid's own threads: must not wait. */
    interface Listener {

        void received(String message);

        /** @param now null when nobody has it any more */
        void moved(UUID chargepointId, @Nullable Holder now);

        void lost(String node);
    }

    /** False when nothing here waits: there is no other node to ask. */
    default boolean waits() {
        return true;
    }

    /** This node's name. */
    String self();

    /** The nodes that are there, this one among them. */
    Set<String> nodes();

    void listen(Listener listener);

    /** This node has the newest socket of this charger. Waits for the grid. @return what it takes the place of */
    Claimed claim(UUID chargepointId, UUID credentialId);

    /** Who has it, as the grid knows. Waits for the grid. */
    Optional<Holder> holderOf(UUID chargepointId);

    /** Takes the entry away if it is still this one. Waits for the grid. */
    boolean remove(UUID chargepointId, Holder expected);

    /** Hands a message to the grid; whether it arrives shows in the answer. */
    void send(String node, String message);

    void stop();

    record Claimed(Holder now, Optional<Holder> before) {}
}
