package energy.switchpoint.credentials.entity;

import java.util.UUID;

/**
 * A charger has proved who it is.
 *
 * @param phases and {@code volts} and {@code limitUnit}: what speaking to it needs to know
 * @param securityProfile the highest OCPP security profile it has come with before
 */
public record Proof(
        UUID chargepointId,
        UUID credentialId,
        Standing standing,
        Purpose purpose,
        int phases,
        int volts,
        String limitUnit,
        int securityProfile) {

    /** What the credential allows. */
    public enum Standing {
        CURRENT,
        NEXT,
        /** Of a handover that came to nothing: good for being given a new one, and for nothing else. */
        RECOVERY;

        /** By the state of the credential a charger came with. */
        public static Standing of(CredentialState state) {
            return switch (state) {
                case CURRENT -> CURRENT;
                case NEXT -> NEXT;
                case REVOKED -> RECOVERY;
            };
        }
    }
}
