package energy.switchpoint.organisations.control;

import java.util.Map;
import java.util.Optional;

/** Where the names of organisations come from: the registry. */
public interface OrganisationDirectory {

    /** Every organisation's id and name, or nothing while the registry does not answer. */
    Optional<Map<String, String>> all();
}
