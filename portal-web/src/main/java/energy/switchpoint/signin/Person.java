package energy.switchpoint.signin;

import java.io.Serializable;
import java.util.List;

/** Who is signed in: a household, or somebody of an organisation. */
public record Person(String id, String login, String name, String email, List<String> roles, List<String> organisations)
        implements Serializable {

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** The organisation they act for; empty for a household. */
    public String organisation() {
        return organisations.isEmpty() ? "" : organisations.getFirst();
    }
}
