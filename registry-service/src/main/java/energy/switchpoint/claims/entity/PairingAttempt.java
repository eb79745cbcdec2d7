package energy.switchpoint.claims.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A code that somebody tried. Right ones are taken away again, so what is left are the wrong ones. */
@Entity
@Table(name = "pairing_attempt")
public class PairingAttempt {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false)
    private UUID personId;

    @Column(name = "tried_at", nullable = false)
    private Instant triedAt;

    protected PairingAttempt() {} // for JPA

    public PairingAttempt(UUID id, PersonId person, Instant triedAt) {
        this.id = id;
        this.personId = person.value();
        this.triedAt = triedAt;
    }

    public UUID id() {
        return id;
    }

    public Instant triedAt() {
        return triedAt;
    }
}
