package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.commands.entity.SettingName.Component;
import energy.switchpoint.commands.entity.SettingsCommand.NetworkProfile;
import energy.switchpoint.commands.entity.SettingsCommand.SetNetworkSlot;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 2.1 writes a connection as variables of the slot's own component; the message of 2.0.1 stays for stations without it. */
final class NetworkSlots21 {

    private NetworkSlots21() {}

    /**
     * Empty-handed ({@code null}) when the station does not know the component at all.
     *
     * @param writing how the version writes variables
     */
    static @Nullable CommandOutcome write(
            SetNetworkSlot slot, Instant now, Function<WriteSettings, CommandOutcome> writing) {
        var outcome = writing.apply(new WriteSettings(settings(slot)));
        if (!(outcome instanceof CommandOutcome.SettingsWritten written)) {
            return outcome;
        }
        if (written.results().stream().allMatch(r -> r.word().equals("UnknownComponent"))) {
            return null;
        }
        var refused = written.results().stream()
                .filter(r -> r.effect() == CommandOutcome.Effect.REFUSED)
                .map(r -> r.name().name() + " " + r.word())
                .toList();
        return refused.isEmpty()
                ? new CommandOutcome.Accepted(now)
                : new CommandOutcome.Refused(now, String.join(", ", refused));
    }

    private static List<Setting> settings(SetNetworkSlot slot) {
        var component = new Component("NetworkConfiguration", Integer.toString(slot.slot()), null);
        var profile = slot.profile();
        var settings = new ArrayList<Setting>();
        add(settings, component, "OcppCsmsUrl", profile.url());
        add(settings, component, "OcppInterface", bearer(profile));
        add(settings, component, "OcppTransport", "JSON");
        add(settings, component, "MessageTimeout", Integer.toString(profile.messageTimeoutS()));
        add(settings, component, "SecurityProfile", Integer.toString(profile.securityProfile()));
        add(settings, component, "Identity", profile.identity());
        add(settings, component, "BasicAuthPassword", profile.password());
        var apn = profile.apn();
        add(settings, component, "ApnEnabled", Boolean.toString(apn != null));
        if (apn != null) {
            add(settings, component, "Apn", apn.name());
            add(settings, component, "ApnUserName", apn.user());
            add(settings, component, "ApnPassword", apn.password());
            add(settings, component, "SimPin", apn.simPin() == null ? null : Integer.toString(apn.simPin()));
            add(settings, component, "PreferredNetwork", apn.preferredNetwork());
            add(settings, component, "UseOnlyPreferredNetwork", Boolean.toString(apn.onlyPreferredNetwork()));
            add(settings, component, "ApnAuthentication", apn.authentication());
        }
        var vpn = profile.vpn();
        add(settings, component, "VpnEnabled", Boolean.toString(vpn != null));
        if (vpn != null) {
            add(settings, component, "VpnServer", vpn.server());
            add(settings, component, "VpnUser", vpn.user());
            add(settings, component, "VpnGroup", vpn.group());
            add(settings, component, "VpnPassword", vpn.password());
            add(settings, component, "VpnKey", vpn.key());
            add(settings, component, "VpnType", vpn.type());
        }
        return settings;
    }

    private static String bearer(NetworkProfile profile) {
        var word = profile.bearer().name().toLowerCase(Locale.ROOT).replace("_", "");
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void add(List<Setting> settings, Component component, String name, @Nullable String value) {
        if (value != null) {
            settings.add(new Setting(new SettingName(component, name, null, Attribute.ACTUAL), value));
        }
    }
}
