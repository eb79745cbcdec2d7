package energy.switchpoint.credentials.entity;

import java.util.Set;

/** Life of a credential. At most one is CURRENT and one NEXT per chargepoint; none is ever deleted. */
public enum CredentialState {
    NEXT,
    CURRENT,
    REVOKED;

    public Set<CredentialState> next() {
        return switch (this) {
            case NEXT -> Set.of(CURRENT, REVOKED);
            case CURRENT -> Set.of(REVOKED);
            case REVOKED -> Set.of();
        };
    }
}
