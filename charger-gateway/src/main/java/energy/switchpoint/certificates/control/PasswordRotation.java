package energy.switchpoint.certificates.control;

import energy.switchpoint.commands.entity.ChargerCommand.ChangeCredential;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Gives a charger a new password over its connection. The old one holds until the charger has come with the new one. */
@ApplicationScoped
public class PasswordRotation {

    /** A charger should leave by itself to come back with its new password; one that does not is helped. */
    private static final Duration LEAVES_BY_ITSELF = Duration.ofSeconds(3);

    @Inject
    PasswordSteps steps;

    @Inject
    Credentials credentials;

    @Inject
    ChargerCommands commands;

    @Inject
    WorkThreads threads;

    public sealed interface Rotation {
        record Told() implements Rotation {}

        /** @param why its word, or its silence; whatever it did, both passwords open to it, or the old one still does */
        record NotTold(String why) implements Rotation {}

        record NotConnected() implements Rotation {}

        record SwitchUnderWay() implements Rotation {}

        record UsesCertificates() implements Rotation {}
    }

    /** Waits for the charger. */
    public Rotation rotate(UUID chargepointId) {
        if (!commands.isConnected(chargepointId)) {
            return new Rotation.NotConnected();
        }
        return switch (steps.stage(chargepointId)) {
            case PasswordSteps.Staging.SwitchUnderWay _ -> new Rotation.SwitchUnderWay();
            case PasswordSteps.Staging.UsesCertificates _ -> new Rotation.UsesCertificates();
            case PasswordSteps.Staging.Staged(var made) -> tell(chargepointId, made);
        };
    }

    private Rotation tell(UUID chargepointId, NewCredential made) {
        var outcome = commands.send(chargepointId, new ChangeCredential(made.password()))
                .toCompletableFuture()
                .join();
        return switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> {
                threads.execute(() -> leaveSoon(chargepointId, made.id()));
                yield new Rotation.Told();
            }
            case CommandOutcome.Refused refused -> {
                credentials.revoke(made.id(), Revocation.REFUSED_BY_DEVICE);
                yield new Rotation.NotTold(CertificateDesk.word(refused));
            }
            // it may have taken it or not: both open to it until it comes
            case CommandOutcome.TimedOut _, CommandOutcome.NotConnected _ ->
                new Rotation.NotTold(CertificateDesk.word(outcome));
        };
    }

    private void leaveSoon(UUID chargepointId, UUID credentialId) {
        try {
            Thread.sleep(LEAVES_BY_ITSELF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (credentials.next(chargepointId).filter(credentialId::equals).isPresent()) {
            commands.disconnect(chargepointId, "come back with your new password");
        }
    }
}
