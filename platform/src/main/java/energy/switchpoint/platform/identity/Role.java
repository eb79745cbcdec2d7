package energy.switchpoint.platform.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What a member of an organisation may do; the names are those in the token. Architecture §2. */
public enum Role {
    CPO("cpo"),
    DSO("dso"),
    MANUFACTURER("manufacturer"),
    TEST_HOUSE("test-house"),
    REGULATOR("regulator"),
    PLATFORM("platform");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }

    /** The first role of ours among those in a token. */
    public static Optional<Role> among(Collection<String> claims) {
        return Arrays.stream(values())
                .filter(role -> claims.contains(role.claim))
                .findFirst();
    }
}
