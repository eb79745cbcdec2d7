package energy.switchpoint.signin;

import java.util.Optional;

/** The bearer token of whoever is asking; empty for a visitor and for a session that has ended. */
@FunctionalInterface
public interface AccessToken {

    Optional<String> current();
}
