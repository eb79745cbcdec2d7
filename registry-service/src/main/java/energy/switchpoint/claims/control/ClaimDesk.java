package energy.switchpoint.claims.control;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.Codes;
import energy.switchpoint.claims.control.PairingAttempts.Admission;
import energy.switchpoint.claims.entity.Claim;
import energy.switchpoint.claims.entity.ClaimState;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.rulepacks.control.RulePacks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes claims, and confirms them by what happens at the charger. */
@ApplicationScoped
public class ClaimDesk {

    /** What came of a code. */
    public sealed interface Decision {

        record Waiting(Claim claim, String label) implements Decision {}

        record UnknownCode() implements Decision {}

        record TooMany(Duration retryAfter) implements Decision {}

        /** It belongs to somebody already, perhaps to who asks. */
        record Owned(boolean byCaller) implements Decision {}

        /** Somebody else is claiming it at this moment. */
        record Contested(Instant until) implements Decision {}
    }

    /** The event the other services get. */
    public record Claimed(
            UUID chargepointId, UUID personId, @Nullable String organisation) {}

    @Inject
    Claims claims;

    @Inject
    PairingAttempts attempts;

    @Inject
    Chargepoints chargepoints;

    @Inject
    Operatorships operatorships;

    @Inject
    RulePacks rulePacks;

    @Inject
    Secrets secrets;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Transactional(TxType.MANDATORY)
    public Decision claim(PersonId person, String code) {
        var forgiven = rulePacks.inForce().rateLimitClaims();
        return switch (attempts.admit(attempts.note(person), person, forgiven)) {
            case Admission.TooMany(var retryAfter) -> new Decision.TooMany(retryAfter);
            case Admission.Admitted(var attempt) -> look(person, code, attempt);
        };
    }

    private Decision look(PersonId person, String code, UUID attempt) {
        var found = chargepoints.byPairingHash(Codes.pairingHash(code, secrets.bytes("credential.key")));
        if (found.isEmpty()) {
            return new Decision.UnknownCode();
        }
        attempts.forget(attempt);
        var chargepoint = chargepoints.locked(found.get().id()).orElseThrow();
        var owner = chargepoint.owner();
        return owner.isPresent() ? new Decision.Owned(owner.get().equals(person)) : waitFor(person, chargepoint);
    }

    private Decision waitFor(PersonId person, Chargepoint chargepoint) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var waiting = claims.waitingFor(chargepoint.id()).filter(claim -> !claim.expire(now));
        claims.flush();
        if (waiting.isPresent()) {
            var claim = waiting.get();
            return claim.isBy(person)
                    ? new Decision.Waiting(claim, chargepoint.label())
                    : new Decision.Contested(claim.expiresAt());
        }
        var claim = new Claim(
                Uuid7.next(), chargepoint.id(), person, now, rulePacks.inForce().claimWindow());
        claims.add(claim);
        claims.flush();
        return new Decision.Waiting(claim, chargepoint.label());
    }

    /** Somebody plugged in or pressed the button. */
    @Transactional(TxType.MANDATORY)
    public void localAction(UUID chargepointId, Instant at) {
        var chargepoint = chargepoints.locked(chargepointId);
        var claim = claims.waitingFor(chargepointId);
        if (chargepoint.isPresent() && claim.isPresent() && claim.get().confirm(at)) {
            own(chargepoint.get(), claim.get());
        }
    }

    private void own(Chargepoint chargepoint, Claim claim) {
        var person = claim.person();
        chargepoint.ownedBy(person);
        var operator = operatorships
                .current(chargepoint.id(), clock.instant())
                .map(Operatorship::operator)
                .orElse(null);
        outbox.add("chargepoint.claimed", chargepoint.id(), new Claimed(chargepoint.id(), person.value(), operator));
        ledger.append(
                "chargepoint.claimed",
                chargepoint.id().toString(),
                "service:registry",
                person,
                Json.createObjectBuilder()
                        .add("personId", person.toString())
                        .add("claimId", claim.id().toString())
                        .build());
    }

    public ClaimState state(Claim claim) {
        return claim.stateAt(clock.instant());
    }
}
