package energy.switchpoint.commands.entity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting or fact of a charger by its own name. Older chargers have flat names ({@code component} null), newer ones
 * sort them by component.
 *
 * @param instance which of several of the same name; null where there is one
 */
public record SettingName(
        @Nullable Component component,
        String name,
        @Nullable String instance,
        Attribute attribute) {

    /**
     * A part of the charger.
     *
     * @param connector null or 0 = of the whole chargepoint
     */
    public record Component(
            String name,
            @Nullable String instance,
            @Nullable Integer connector) {
        public static Component of(String name) {
            return new Component(name, null, null);
        }
    }

    /** Which side of a setting is meant. */
    public enum Attribute {
        /** What is measured or in force. */
        ACTUAL,
        /** What it should be. */
        TARGET,
        /** Its least allowed value. */
        LOWEST,
        /** Its greatest allowed value. */
        HIGHEST
    }

    /** What names of passwords and keys have in common, in small letters without signs between. */
    private static final List<String> SECRET_WORDS = List.of(
            "authorizationkey",
            "password",
            "passwd",
            "passphrase",
            "secret",
            "privatekey",
            "presharedkey",
            "apikey",
            "psk",
            "simpin");

    /** By a flat name. */
    public static SettingName of(String name) {
        return new SettingName(null, name, null, Attribute.ACTUAL);
    }

    public static SettingName of(String component, String name) {
        return new SettingName(Component.of(component), name, null, Attribute.ACTUAL);
    }

    /** Some chargers tell their passwords, asked or unasked; such values are neither stored nor shown. */
    public boolean mayHoldSecret() {
        var letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return SECRET_WORDS.stream().anyMatch(letters::contains);
    }

    /** As people write it: {@code Component.Name}, with instances and connector in brackets. */
    public String path() {
        var text = new StringBuilder();
        if (component != null) {
            text.append(component.name());
            bracket(text, component.instance());
            bracket(text, component.connector());
            text.append('.');
        }
        text.append(name);
        bracket(text, instance);
        return text.toString();
    }

    private static void bracket(StringBuilder text, @Nullable Object part) {
        if (part != null) {
            text.append('[').append(part).append(']');
        }
    }
}
