package energy.switchpoint.claims.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person says "this charger is mine". The code on the device is half of the proof; the other half is an action at the device
 * within the rule pack's window, so that a photograph of the code is not enough.
 */
@Entity
@Table(name = "claim")
public class Claim {

    @Id
    private UUID id;

    @Column(name = "chargepoint_id", nullable = false)
    private UUID chargepointId;

    @Column(name = "person_id", nullable = false)
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private ClaimState state;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Version
    private long version;

    protected Claim() {} // for JPA

    public Claim(UUID id, UUID chargepointId, PersonId person, Instant madeAt, Duration window) {
        this.id = id;
        this.chargepointId = chargepointId;
        this.personId = person.value();
        this.state = ClaimState.WAITING_FOR_CHARGER;
        this.madeAt = madeAt;
        this.expiresAt = madeAt.plus(window);
    }

    /** An action at the charger. It counts when it happened while the claim was waiting. */
    public boolean confirm(Instant actedAt) {
        if (state != ClaimState.WAITING_FOR_CHARGER || actedAt.isBefore(madeAt) || actedAt.isAfter(expiresAt)) {
            return false;
        }
        state = ClaimState.CONFIRMED;
        confirmedAt = actedAt;
        return true;
    }

    /** Gives up waiting, once the window is over. */
    public boolean expire(Instant now) {
        if (stateAt(now) != ClaimState.EXPIRED) {
            return false;
        }
        state = ClaimState.EXPIRED;
        return true;
    }

    public ClaimState stateAt(Instant now) {
        return state == ClaimState.WAITING_FOR_CHARGER && now.isAfter(expiresAt) ? ClaimState.EXPIRED : state;
    }

    public boolean isBy(PersonId person) {
        return personId.equals(person.value());
    }

    public UUID id() {
        return id;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant confirmedAt() {
        return confirmedAt;
    }
}
