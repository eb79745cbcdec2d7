package energy.switchpoint.handover.control;

import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.connections.control.ChargerTransactions;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.resets.control.ResetWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at a charger before anything about it is changed. Changes nothing. */
@ApplicationScoped
public class Preflight {

    private static final String NO_SESSION = "NO_SESSION";

    @Inject
    LiveChargers chargers;

    @Inject
    ChargerTransactions transactions;

    @Inject
    Credentials credentials;

    @Inject
    SecurityProfiles profiles;

    @Inject
    ResetWork resets;

    @Inject
    DeviceProgramme programme;

    @Inject
    Freshly freshly;

    /** @param waitForSession everything else is well: only a running session stands in the way */
    public record Findings(List<Check> checks, boolean ready, boolean waitForSession) {

        static Findings of(List<Check> checks) {
            var failed = checks.stream().filter(c -> !c.passed()).toList();
            return new Findings(
                    checks,
                    failed.isEmpty(),
                    failed.size() == 1 && failed.getFirst().check().equals(NO_SESSION));
        }
    }

    public Findings look(UUID chargepointId) {
        var checks = new ArrayList<Check>();
        var charger = chargers.look(chargepointId).filter(this::isMoreThanRecovered);
        boolean online = charger.isPresent();
        checks.add(
                online
                        ? Check.passed("ONLINE", "The charger is connected.")
                        : Check.failed("ONLINE", "The charger is not connected. Check its network and power."));
        checks.add(
                online ? freshly.ask(chargepointId).clock() : Check.failed("CLOCK", "Not known while it is offline."));
        checks.add(firmware(charger));
        checks.add(securityProfile(chargepointId, online));
        checks.add(freeSlot(chargepointId));
        checks.add(noSession(chargepointId));
        checks.add(programme(chargepointId, online));
        return Findings.of(checks);
    }

    private Check securityProfile(UUID chargepointId, boolean online) {
        if (!online) {
            return Check.failed("SECURITY_PROFILE", "Not known while it is offline.");
        }
        var reached = profiles.of(chargepointId);
        if (reached.filter(r -> r.wanted() != null).isPresent()) {
            return Check.failed("SECURITY_PROFILE", "It is just changing to a higher security profile.");
        }
        return switch (reached.map(SecurityProfiles.Reached::profile).orElse(0)) {
            case SecurityProfiles.CERTIFICATE ->
                Check.passed("SECURITY_PROFILE", "It proves itself with a certificate and will get a new one.");
            case SecurityProfiles.PASSWORD_OVER_TLS ->
                Check.passed("SECURITY_PROFILE", "It proves itself with a password of its own, over TLS.");
            default -> Check.passed("SECURITY_PROFILE", "It proves itself with a password of its own.");
        };
    }

    /** One with a revoked credential is there to be given a new one, for nothing else. */
    private boolean isMoreThanRecovered(LiveCharger charger) {
        return credentials
                .standingOf(charger.credentialId())
                .filter(standing -> standing != Standing.RECOVERY)
                .isPresent();
    }

    private static Check firmware(Optional<LiveCharger> charger) {
        if (charger.isEmpty()) {
            return Check.failed("FIRMWARE", "Not known while it is offline.");
        }
        var firmware = charger.get().firmware();
        return firmware == null
                ? Check.passed("FIRMWARE", "The charger speaks a version we know; it did not tell its firmware.")
                : Check.passed("FIRMWARE", "Firmware " + firmware + ".");
    }

    private Check freeSlot(UUID chargepointId) {
        if (resets.blocksHandover(chargepointId)) {
            return Check.failed("FREE_CREDENTIAL_SLOT", "A factory reset is under way or has failed; repeat it first.");
        }
        return credentials.next(chargepointId).isEmpty()
                ? Check.passed("FREE_CREDENTIAL_SLOT", "No other change of password is under way.")
                : Check.failed("FREE_CREDENTIAL_SLOT", "Another change of password is under way.");
    }

    private Check noSession(UUID chargepointId) {
        return transactions.running(chargepointId).isEmpty()
                ? Check.passed(NO_SESSION, "No charging session is running.")
                : Check.failed(NO_SESSION, "A charging session is running; it is waited for.");
    }

    private Check programme(UUID chargepointId, boolean online) {
        if (!online) {
            return Check.failed("PROGRAMME", "Not known while it is offline.");
        }
        return switch (programme.week(chargepointId)) {
            case DeviceProgramme.Answer.Read _ -> Check.passed("PROGRAMME", "The charger holds its programme itself.");
            case DeviceProgramme.Answer.NotRead(var why) -> Check.failed("PROGRAMME", why);
        };
    }
}
