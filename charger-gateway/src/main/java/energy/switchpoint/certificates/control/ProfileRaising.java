package energy.switchpoint.certificates.control;

import energy.switchpoint.certificates.entity.Raising;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.Bearer;
import energy.switchpoint.commands.entity.SettingsCommand.NetworkProfile;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.commands.entity.SettingsCommand.SetNetworkSlot;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.sql.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tells a charger to connect more securely from now on (OCPP A05). The way back stays open until it has come: its old
 * network slot is second in its list, its password stays good. Once it has come, the way back is closed.
 */
@ApplicationScoped
public class ProfileRaising {

    private static final int MESSAGE_TIMEOUT_S = 30;
    private static final int OVERDUE_AT_ONCE = 100;
    private static final SettingName PRIORITY = SettingName.of("OCPPCommCtrlr", "NetworkConfigurationPriority");

    @Inject
    SecurityProfiles profiles;

    @Inject
    ChargerCertificates certificates;

    @Inject
    InstalledRoots roots;

    @Inject
    CertificateSteps steps;

    @Inject
    ChargerCommands commands;

    @Inject
    DeviceLog log;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** Where chargers find our TLS port. */
    String tlsUrl = "wss://localhost:8182/ocpp";

    @PostConstruct
    void configure() {
        tlsUrl = ConfigProvider.getConfig()
                .getOptionalValue("switchpoint.ocpp.tls-url", String.class)
                .orElse(tlsUrl);
    }

    /** Waits for the charger. */
    public Raising raise(UUID chargepointId, int profile) {
        int reached = profiles.of(chargepointId)
                .map(SecurityProfiles.Reached::profile)
                .orElse(0);
        if (profile <= reached) {
            return new Raising.NotHigher(reached);
        }
        if (!commands.isConnected(chargepointId)) {
            return new Raising.NotConnected();
        }
        if (sql.one("select 1 from handover where open_for = ?", row -> 1, chargepointId)
                .isPresent()) {
            return new Raising.SwitchUnderWay();
        }
        if (profile == SecurityProfiles.CERTIFICATE && !certificates.has(chargepointId)) {
            return new Raising.NoCertificate();
        }
        var root = roots.install(chargepointId, RootUse.CENTRAL_SYSTEM, null);
        if (!(root instanceof CommandOutcome.Accepted)) {
            return new Raising.NotTaken("it does not take our root: " + CertificateDesk.word(root));
        }
        return tell(chargepointId, profile);
    }

    /** Those that did not come in time have gone back to what they had; that is noted, and they can be told again. */
    void endOverdue() {
        for (var chargepointId : profiles.overdue(OVERDUE_AT_ONCE)) {
            profiles.giveUp(chargepointId);
            log.add(
                    chargepointId,
                    LogKind.CREDENTIAL,
                    "PROFILE_NOT_REACHED",
                    "The charger did not come with the higher security profile; it keeps the one it had.");
        }
    }

    private Raising tell(UUID chargepointId, int profile) {
        var until = clock.instant().plus(steps.settings().profileChange());
        profiles.want(chargepointId, profile, until);
        var outcome = hasNetworkSlots(chargepointId)
                ? bySlot(chargepointId, profile)
                : write(chargepointId, SettingName.of("SecurityProfile"), Integer.toString(profile));
        if (!taken(outcome)) {
            profiles.giveUp(chargepointId);
            return new Raising.NotTaken(CertificateDesk.word(outcome));
        }
        log.add(chargepointId, LogKind.CREDENTIAL, "PROFILE_WANTED", "security profile " + profile);
        return new Raising.Told(profile, until);
    }

    /** The new way into another slot, that slot first in the list, the one in use after it; then a restart. */
    private CommandOutcome bySlot(UUID chargepointId, int profile) {
        var read = send(chargepointId, new ReadSettings(List.of(PRIORITY)));
        var inUse = read instanceof CommandOutcome.SettingsRead settings
                ? settings.values().stream()
                        .map(CommandOutcome.SettingValue::value)
                        .filter(value -> value != null && !value.isBlank())
                        .map(value -> value.split(",")[0].strip())
                        .findFirst()
                        .orElse("1")
                : "1";
        int slot = inUse.equals("2") ? 1 : 2;
        var outcome = send(
                chargepointId,
                new SetNetworkSlot(
                        slot,
                        new NetworkProfile(tlsUrl, profile, MESSAGE_TIMEOUT_S, Bearer.ANY, null, null, null, null)));
        if (!taken(outcome)) {
            return outcome;
        }
        var written = write(chargepointId, PRIORITY, slot + "," + inUse);
        return taken(written) ? send(chargepointId, new ChargerCommand.Reset(false)) : written;
    }

    private CommandOutcome write(UUID chargepointId, SettingName name, String value) {
        return send(chargepointId, new WriteSettings(List.of(new Setting(name, value))));
    }

    private static boolean taken(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Later _ -> true;
            case CommandOutcome.SettingsWritten written -> written.allTaken();
            default -> false;
        };
    }

    /** Chargers up to OCPP 1.6 have one address and a setting; later ones have slots. */
    private boolean hasNetworkSlots(UUID chargepointId) {
        return sql.one("select ocpp_version from device where id = ?", row -> row.getString(1) + "", chargepointId)
                .filter(version -> version.startsWith("2"))
                .isPresent();
    }

    private CommandOutcome send(UUID chargepointId, ChargerCommand command) {
        return commands.send(chargepointId, command).toCompletableFuture().join();
    }
}
