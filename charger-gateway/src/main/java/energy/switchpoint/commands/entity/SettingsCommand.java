package energy.switchpoint.commands.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading and writing what a charger can be set to, its inventory, and where it connects to. */
public sealed interface SettingsCommand extends ChargerCommand {

    /** Answered by {@link CommandOutcome.SettingsRead}. An empty list asks for {@link ReadInventory} instead. */
    record ReadSettings(List<SettingName> names) implements SettingsCommand {
        public ReadSettings {
            names = List.copyOf(names);
        }
    }

    /** Answered by {@link CommandOutcome.SettingsWritten}, setting by setting. */
    record WriteSettings(List<Setting> settings) implements SettingsCommand {
        public WriteSettings {
            settings = List.copyOf(settings);
        }
    }

    /**
     * Everything of this extent. A charger with flat names answers at once ({@link CommandOutcome.SettingsRead}), others
     * announce it and send {@link DeviceEvent.VariablesReported}.
     */
    record ReadInventory(Extent extent) implements SettingsCommand {}

    /** The parts of the inventory in these states, or these names; empty means no such restriction. */
    record ReadInventoryOf(Set<PartState> states, List<SettingName> names) implements SettingsCommand {
        public ReadInventoryOf {
            states = Set.copyOf(states);
            names = List.copyOf(names);
        }
    }

    /** Writes where and how the charger connects into one of its slots; it is used once its priority list says so. */
    record SetNetworkSlot(int slot, NetworkProfile profile) implements SettingsCommand {}

    /** A new value. It may be a secret, so it shows nowhere. */
    record Setting(SettingName name, String value) {
        @Override
        public String toString() {
            return "Setting[" + name.path() + "=***]";
        }
    }

    enum Extent {
        /** What can be written. */
        CONFIGURATION,
        EVERYTHING,
        /** The parts and whether they are well. */
        SUMMARY
    }

    enum PartState {
        ACTIVE,
        AVAILABLE,
        ENABLED,
        PROBLEM
    }

    /**
     * @param securityProfile 1 = password, 2 = password over TLS, 3 = certificates over TLS
     * @param messageTimeoutS seconds the charger waits for an answer of ours
     * @param password basic authentication, where the version writes it with the profile; shows nowhere
     */
    record NetworkProfile(
            String url,
            int securityProfile,
            int messageTimeoutS,
            Bearer bearer,
            @Nullable String identity,
            @Nullable String password,
            @Nullable Apn apn,
            @Nullable Vpn vpn) {
        @Override
        public String toString() {
            return "NetworkProfile[url=" + url + ", securityProfile=" + securityProfile + ", bearer=" + bearer + "]";
        }
    }

    /** The network interface, by number where it has several. */
    enum Bearer {
        ANY,
        WIRED_0,
        WIRED_1,
        WIRED_2,
        WIRED_3,
        WIRELESS_0,
        WIRELESS_1,
        WIRELESS_2,
        WIRELESS_3
    }

    /** @param simPin PIN of the card; shows nowhere */
    record Apn(
            String name,
            @Nullable String user,
            @Nullable String password,
            @Nullable Integer simPin,
            @Nullable String preferredNetwork,
            boolean onlyPreferredNetwork,
            String authentication) {
        @Override
        public String toString() {
            return "Apn[" + name + "]";
        }
    }

    /** @param key shared secret; shows nowhere */
    record Vpn(String server, String user, @Nullable String group, String password, String key, String type) {
        @Override
        public String toString() {
            return "Vpn[" + server + "]";
        }
    }
}
