package energy.switchpoint.export.control;

import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.json.JsonObject;
import java.util.Optional;

/** What the other services hold about a person. */
public interface HeldElsewhere {

    /** The service's data as it gives it, or nothing while it does not answer. */
    Optional<JsonObject> by(CaseSystem service, PersonId person);
}
