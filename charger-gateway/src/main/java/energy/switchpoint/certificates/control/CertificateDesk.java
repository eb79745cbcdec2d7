package energy.switchpoint.certificates.control;

import energy.switchpoint.certificates.control.CertificateSteps.Answer;
import energy.switchpoint.certificates.entity.CertificateDelivered;
import energy.switchpoint.commands.entity.CertificateCommand.InstallChargerCertificate;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CertificateCommand.RenewCertificate;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.connections.control.SecurityEvents;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Carries a certificate from the charger's wish to its place on the charger: asks for a request, signs, delivers, renews and
 * revokes. Every method waits for the charger it speaks to.
 */
@ApplicationScoped
public class CertificateDesk {

    private static final int RENEWALS_AT_ONCE = 50;

    @Inject
    CertificateSteps steps;

    @Inject
    ChargerCertificates certificates;

    @Inject
    SecurityProfiles profiles;

    @Inject
    ChargerCommands commands;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    DeviceLog log;

    @Inject
    Sql sql;

    @Inject
    Event<CertificateDelivered> event;

    @Inject
    Clock clock;

    Consumer<CertificateDelivered> announcing = delivered -> event.fire(delivered);

    /** Asks the charger for a new key pair and a signing request; the request comes by itself afterwards. */
    public CommandOutcome askForRequest(UUID chargepointId) {
        var outcome = commands.send(chargepointId, new RenewCertificate(Purpose.CONNECTION))
                .toCompletableFuture()
                .join();
        certificates.asked(chargepointId, word(outcome));
        return outcome;
    }

    /** A request that waits: answered by whichever node takes it first. */
    void answer(UUID chargepointId) {
        var request = steps.take(chargepointId);
        if (request.isEmpty()) {
            return;
        }
        switch (steps.sign(chargepointId, request.get())) {
            case Answer.Refused(var why) ->
                securityEvents.add(
                        SecurityKind.CERTIFICATE_REQUEST_REFUSED,
                        identity(chargepointId),
                        "",
                        "Its request: " + why + ".");
            case Answer.Signed signed -> deliver(chargepointId, signed);
        }
    }

    /** Asks those whose certificates end soon, or are of an operator that has gone. */
    void renewDue() {
        var now = clock.instant();
        var settings = steps.settings();
        certificates
                .toRenew(now.plus(settings.renewBefore()), now.minus(settings.askAgain()), RENEWALS_AT_ONCE)
                .stream()
                .filter(commands::isConnected)
                .forEach(this::askForRequest);
    }

    /** Refused from this moment on, and an open connection ends. */
    public boolean revoke(UUID chargepointId, UUID certificateId, Revocation reason, String actor) {
        boolean done = steps.revoke(chargepointId, certificateId, reason, actor);
        if (done) {
            commands.disconnect(chargepointId, "certificate revoked");
        }
        return done;
    }

    private void deliver(UUID chargepointId, Answer.Signed signed) {
        var outcome = commands.send(chargepointId, new InstallChargerCertificate(Purpose.CONNECTION, signed.chainPem()))
                .toCompletableFuture()
                .join();
        var refusal = outcome instanceof CommandOutcome.Accepted ? null : word(outcome);
        steps.delivered(chargepointId, signed.credentialId(), refusal);
        log.add(chargepointId, LogKind.CREDENTIAL, "DELIVERED", refusal == null ? "taken" : refusal);
        if (signed.switchId() != null) {
            announcing.accept(
                    new CertificateDelivered(chargepointId, signed.credentialId(), signed.switchId(), refusal));
        } else if (outcome instanceof CommandOutcome.Refused) {
            steps.notTaken(signed.credentialId());
        } else if (refusal == null && usesCertificates(chargepointId)) {
            commands.disconnect(chargepointId, "come back with your new certificate");
        }
    }

    private boolean usesCertificates(UUID chargepointId) {
        return profiles.of(chargepointId)
                .filter(reached -> reached.profile() == SecurityProfiles.CERTIFICATE)
                .isPresent();
    }

    private String identity(UUID chargepointId) {
        return sql.one("select identity from device where id = ?", row -> row.getString(1), chargepointId)
                .orElse("");
    }

    static String word(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> "accepted";
            case CommandOutcome.Refused refused -> "refused: " + refused.reason();
            case CommandOutcome.TimedOut _ -> "no answer in time";
            case CommandOutcome.NotConnected _ -> "not connected";
        };
    }
}
