package energy.switchpoint.devices.control;

import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.DeviceDescription;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes in what the registry says about chargers and makes their passwords. */
@ApplicationScoped
@Transactional
public class DeviceRegister {

    @Inject
    Devices devices;

    @Inject
    CommandAuthority authority;

    @Inject
    Credentials credentials;

    @Inject
    SecurityProfiles profiles;

    @Inject
    DeviceLog log;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** What came of describing a device. */
    public sealed interface Described {
        record Known() implements Described {}

        /** New to the gateway; this is its password, told once. */
        record Made(String password) implements Described {
            @Override
            public String toString() {
                return "Made[***]";
            }
        }

        record OtherIdentity() implements Described {}

        record IdentityTaken() implements Described {}

        record OtherOperator(String now) implements Described {}
    }

    /** What came of asking for a new password. */
    public sealed interface NewPassword {
        record Made(String password) implements NewPassword {
            @Override
            public String toString() {
                return "Made[***]";
            }
        }

        record UnknownDevice() implements NewPassword {}

        record HandoverOpen() implements NewPassword {}

        /** It has reached security profile 3: no password opens to it any more. */
        record UsesCertificates() implements NewPassword {}
    }

    public Described describe(UUID id, DeviceDescription description) {
        var known = devices.ofAnyone(id);
        return known.isPresent() ? update(known.get(), description) : create(id, description);
    }

    /**
     * The operator's own change of password. A password in use holds until the charger comes with the new one, so that a
     * typing error at the charger cuts nobody off.
     */
    public NewPassword newPassword(UUID id) {
        var holder = authority.holder(id);
        if (holder.isEmpty()) {
            return new NewPassword.UnknownDevice();
        }
        if (handoverOpen(id)) {
            return new NewPassword.HandoverOpen();
        }
        if (profiles.of(id)
                .filter(reached -> reached.profile() == SecurityProfiles.CERTIFICATE)
                .isPresent()) {
            return new NewPassword.UsesCertificates();
        }
        NewCredential made;
        if (credentials.currentWasUsed(id)) {
            made = credentials.stage(id, holder.get(), Purpose.ROTATION, null);
        } else {
            made = credentials.replaceUnused(id, holder.get());
        }
        log.add(id, LogKind.CREDENTIAL, "MADE", "credential " + made.id() + " on the operator's request");
        return new NewPassword.Made(made.password());
    }

    private Described update(Device device, DeviceDescription description) {
        if (!device.identity().equals(description.identity())) {
            return new Described.OtherIdentity();
        }
        var holder = authority.holder(device.id()).orElse("");
        if (holder.equals(description.commander().id())) {
            describe(device, description);
            device.operatedBy(description.operator());
            return new Described.Known();
        }
        if (!isBeingHandedTo(device.id(), description.commander().id())) {
            return new Described.OtherOperator(holder);
        }
        // the registry is a step ahead: the handover's commit will say who operates it
        describe(device, description);
        return new Described.Known();
    }

    private Described create(UUID id, DeviceDescription description) {
        var now = clock.instant();
        if (sql.one("select 1 from device where identity = ?", row -> 1, description.identity())
                .isPresent()) {
            return new Described.IdentityTaken();
        }
        var device = new Device(id, description.identity(), description.facts(), now);
        describe(device, description);
        device.operatedBy(description.operator());
        devices.add(device);
        devices.flush();
        authority.begin(id, description.commander().id(), now);
        var made = credentials.first(id, description.commander().id());
        log.add(id, LogKind.CREDENTIAL, "MADE", "credential " + made.id() + ", the first");
        return new Described.Made(made.password());
    }

    private static void describe(Device device, DeviceDescription d) {
        device.describe(d.facts(), d.areaPath(), d.dso(), d.ownerPersonId(), d.pairable());
    }

    private boolean isBeingHandedTo(UUID id, String organisation) {
        return sql.one("select 1 from handover where open_for = ? and gaining_id = ?", row -> 1, id, organisation)
                .isPresent();
    }

    private boolean handoverOpen(UUID id) {
        return sql.one("select 1 from handover where open_for = ?", row -> 1, id)
                .isPresent();
    }
}
