package energy.switchpoint.cluster.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Who has a charger's socket.
 *
 * @param claim counts up with every connection of the charger, on whichever node: the highest one is the newest
 * @param node by its name in the grid
 * @param credentialId what the charger proved itself with
 */
public record Holder(long claim, String node, UUID credentialId) {

    private static final String SEPARATOR = " ";

    /** Nobody has it: begins above every claim of earlier days, so that a message from then closes nothing. */
    public static Holder first(String node, UUID credential, Instant now) {
        return new Holder(now.toEpochMilli(), node, credential);
    }

    public Holder next(String byNode, UUID credential) {
        return new Holder(claim + 1, byNode, credential);
    }

    /** As it stands in the grid: text needs no class of ours on any node. */
    public String written() {
        return String.join(SEPARATOR, Long.toString(claim), node, credentialId.toString());
    }

    public static Holder read(String written) {
        var parts = written.split(SEPARATOR);
        return new Holder(Long.parseLong(parts[0]), parts[1], UUID.fromString(parts[2]));
    }
}
