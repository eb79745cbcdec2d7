package energy.switchpoint.consents.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Whose data may not be used for anything but running the charger. */
@ApplicationScoped
public class RestrictedPersons extends TenantRows<RestrictedPerson> {

    public RestrictedPersons() {
        super(RestrictedPerson.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    public boolean contains(PersonId person) {
        return ofAnyone(person.value()).isPresent();
    }

    public void restrict(PersonId person, Instant since, UUID caseId) {
        if (!contains(person)) {
            add(new RestrictedPerson(person, since, caseId));
        }
    }

    public void lift(PersonId person) {
        ofAnyone(person.value()).ifPresent(em::remove);
    }
}
