package energy.switchpoint.consents.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person whose data may be used for nothing but running the charger (UK GDPR Art. 18). */
@Entity
@Table(name = "restricted_person")
public class RestrictedPerson {

    @Id
    private UUID id;

    @Column(nullable = false)
    private Instant since;

    @Column(name = "case_id", nullable = false)
    private UUID caseId;

    protected RestrictedPerson() {} // for JPA

    public RestrictedPerson(PersonId person, Instant since, UUID caseId) {
        this.id = person.value();
        this.since = since;
        this.caseId = caseId;
    }

    public Instant since() {
        return since;
    }

    /** The request it follows from. */
    public UUID caseId() {
        return caseId;
    }
}
