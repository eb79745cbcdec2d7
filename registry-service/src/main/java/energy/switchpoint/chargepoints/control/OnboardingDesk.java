package energy.switchpoint.chargepoints.control;

import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.chargepoints.entity.Codes;
import energy.switchpoint.chargepoints.entity.Onboarding;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The two transactions of an onboarding; between them the gateway makes the credential. What is not completed is nowhere to be
 * seen, and a repeated try goes on with the same id and identity.
 */
@ApplicationScoped
public class OnboardingDesk {

    /** What came of beginning. */
    public sealed interface Begun {

        record Reserved(UUID chargepointId, String identity) implements Begun {}

        record Exists() implements Begun {}

        record Busy() implements Begun {}
    }

    /** An operator's name in the events it causes. */
    public record Onboarded(UUID chargepointId, String organisation) {}

    @Inject
    Chargepoints chargepoints;

    @Inject
    Onboardings onboardings;

    @Inject
    Operatorships operatorships;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @Transactional(TxType.REQUIRES_NEW)
    public Begun begin(UUID product, String serial) {
        var now = clock.instant();
        var onboarding = onboardings.lockedOrNew(product, serial, this::freeIdentity, now);
        if (chargepoints.exists(product, serial)) {
            onboardings.remove(onboarding);
            return new Begun.Exists();
        }
        return onboarding.lease(now) ? reserved(onboarding) : new Begun.Busy();
    }

    private static Begun reserved(Onboarding onboarding) {
        return new Begun.Reserved(onboarding.chargepointId(), onboarding.identity());
    }

    private String freeIdentity() {
        String identity = Codes.identity();
        while (chargepoints.identityTaken(identity)) {
            identity = Codes.identity();
        }
        return identity;
    }

    /** The gateway did not answer: the next try need not wait. */
    @Transactional(TxType.REQUIRES_NEW)
    public void pause(UUID product, String serial) {
        onboardings.locked(product, serial).ifPresent(onboarding -> onboarding.release(clock.instant()));
    }

    /** The chargepoint with its operator, in one transaction. */
    @Transactional(TxType.REQUIRES_NEW)
    public Chargepoint complete(
            Begun.Reserved reserved, Placement placement, OrganisationId operator, String pairingCode, String actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var chargepoint = new Chargepoint(
                reserved.chargepointId(),
                reserved.identity(),
                placement,
                Codes.pairingHash(pairingCode, secrets.bytes("credential.key")),
                ChargepointState.ASSIGNED,
                now);
        chargepoints.add(chargepoint);
        chargepoints.flush();
        operatorships.add(new Operatorship(Uuid7.next(), chargepoint.id(), operator, now, null));
        onboardings.locked(placement.productId(), placement.serial()).ifPresent(onboardings::remove);
        outbox.add("chargepoint.onboarded", chargepoint.id(), new Onboarded(chargepoint.id(), operator.value()));
        ledger.append(
                "chargepoint.onboarded",
                chargepoint.id().toString(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("identity", chargepoint.identity())
                        .add("operator", operator.value())
                        .build());
        chargepoints.flush();
        return chargepoint;
    }
}
