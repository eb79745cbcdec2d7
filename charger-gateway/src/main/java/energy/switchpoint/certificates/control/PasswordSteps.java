package energy.switchpoint.certificates.control;

import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Makes the next password, and notes it as told before the charger is: after a crash in between it is still known. */
@ApplicationScoped
@Transactional
public class PasswordSteps {

    @Inject
    Credentials credentials;

    @Inject
    SecurityProfiles profiles;

    @Inject
    CommandAuthority authority;

    @Inject
    DeviceLog log;

    @Inject
    Sql sql;

    public sealed interface Staging {
        record Staged(NewCredential made) implements Staging {}

        record SwitchUnderWay() implements Staging {}

        record UsesCertificates() implements Staging {}
    }

    public Staging stage(UUID chargepointId) {
        if (profiles.of(chargepointId)
                .filter(reached -> reached.profile() == SecurityProfiles.CERTIFICATE)
                .isPresent()) {
            return new Staging.UsesCertificates();
        }
        if (sql.one("select 1 from handover where open_for = ?", row -> 1, chargepointId)
                .isPresent()) {
            return new Staging.SwitchUnderWay();
        }
        var holder = authority
                .holder(chargepointId)
                .orElseThrow(() -> new IllegalStateException("nobody commands " + chargepointId));
        var made = credentials.stage(chargepointId, holder, Purpose.ROTATION, null);
        credentials.aboutToTell(made.id());
        log.add(chargepointId, LogKind.CREDENTIAL, "ROTATION", "credential " + made.id() + " for " + holder);
        return new Staging.Staged(made);
    }
}
