package energy.switchpoint.commands.entity;

import java.util.UUID;

/** Is told which chargers come to this node and leave it, in the order it happens. Never waits. */
public interface Presence {

    /** One node knows by itself. */
    Presence ALONE = new Presence() {
        @Override
        public void here(UUID chargepointId, UUID credentialId) {}

        @Override
        public void gone(UUID chargepointId) {}
    };

    /** It has opened a connection here, which from now on counts instead of any other. */
    void here(UUID chargepointId, UUID credentialId);

    /** Its last connection here has closed. */
    void gone(UUID chargepointId);
}
