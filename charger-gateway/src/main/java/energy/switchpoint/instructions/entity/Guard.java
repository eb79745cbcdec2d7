package energy.switchpoint.instructions.entity;

import energy.switchpoint.commands.entity.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What no operator may ask, because a charger must stay switchable (R001), under its security profile and below its
 * ceilings (R053), whoever operates it.
 */
final class Guard {

    private static final String CREDENTIALS =
            "credentials and the security profile are kept by the platform; they are rotated with the operator's own endpoints";
    private static final String NETWORK =
            "where a charger connects to is changed by a switch only, so that it always finds its way back";
    private static final String PROGRAMMES =
            "programmes are set by PUT calendar, commands of the type COMMANDED_STATE and jobs, so that no ceiling is passed";
    private static final String PERSONS =
            "a person's data on a charger is read and erased through a case of that person";
    private static final String CERTIFICATES = "the charger's own certificates and our roots are kept by the platform";

    /** Whole commands, by the name somebody would ask for them. */
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("CHANGE_CREDENTIAL", CREDENTIALS),
            Map.entry("SET_NETWORK_SLOT", NETWORK),
            Map.entry("SET_NETWORK_PROFILE", NETWORK),
            Map.entry("SET_SCHEDULE", PROGRAMMES),
            Map.entry("CLEAR_SCHEDULE", PROGRAMMES),
            Map.entry("SET_CHARGING_PROFILE", PROGRAMMES),
            Map.entry("CLEAR_CHARGING_PROFILE", PROGRAMMES),
            Map.entry("SET_DYNAMIC_SCHEDULE", PROGRAMMES),
            Map.entry("UPDATE_DYNAMIC_SCHEDULE", PROGRAMMES),
            Map.entry("CUSTOMER_DATA", PERSONS),
            Map.entry("ERASE_CUSTOMER_DATA", PERSONS),
            Map.entry("DELETE_CERTIFICATE", CERTIFICATES),
            Map.entry("INSTALL_CHARGER_CERTIFICATE", CERTIFICATES),
            Map.entry("RENEW_CERTIFICATE", CERTIFICATES));

    /** Settings of OCPP 1.6 and its security extension, and the names of variables of 2.x, in small letters. */
    private static final Set<String> CREDENTIAL_SETTINGS = Set.of(
            "authorizationkey",
            "securityprofile",
            "basicauthpassword",
            "identity",
            "additionalrootcertificatecheck",
            "allowsecurityprofiledowngrade",
            "certificatesignedmaxchainsize",
            "certsigningrepeattimes",
            "certsigningwaitminimum");

    private static final List<String> NETWORK_WORDS = List.of(
            "networkconfiguration",
            "networkprofile",
            "centralsystem",
            "centralurl",
            "backend",
            "csms",
            "ocppurl",
            "serverurl",
            "hosturl",
            "endpoint",
            "websocketurl");

    /** Components of 2.x that hold nothing else. */
    private static final Set<String> NETWORK_COMPONENTS = Set.of("networkconfiguration");

    private static final List<String> PROGRAMME_WORDS =
            List.of("chargingprofile", "smartchargingenabled", "chargeprofile", "limitchangesignificance");

    private Guard() {}

    static Optional<String> command(String type) {
        return Optional.ofNullable(COMMANDS.get(type));
    }

    /** Why this setting is not to be written; empty when it may be. */
    static Optional<String> writing(SettingName setting) {
        var name = setting.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        var component =
                setting.component() == null ? "" : setting.component().name().toLowerCase(Locale.ROOT);
        if (CREDENTIAL_SETTINGS.contains(name) || component.equals("securityctrlr")) {
            return Optional.of(setting.path() + ": " + CREDENTIALS);
        }
        if (NETWORK_COMPONENTS.contains(component) || NETWORK_WORDS.stream().anyMatch(name::contains)) {
            return Optional.of(setting.path() + ": " + NETWORK);
        }
        boolean controller = component.equals("smartchargingctrlr");
        if (controller || PROGRAMME_WORDS.stream().anyMatch(name::contains)) {
            return Optional.of(setting.path() + ": " + PROGRAMMES);
        }
        return Optional.empty();
    }

    static Optional<String> installingRoot(boolean ours) {
        return ours ? Optional.of(CERTIFICATES) : Optional.empty();
    }

    static String vendorData(String vendor) {
        return "what a message of the vendor " + vendor
                + " does is not known here; ask the platform to allow this vendor's messages";
    }
}
