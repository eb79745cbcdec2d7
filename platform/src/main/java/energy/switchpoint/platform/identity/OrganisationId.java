package energy.switchpoint.platform.identity;

import java.util.regex.Pattern;

/** An organisation, by its alias in the identity provider: the tenant key everywhere ({@code north-charge}). */
public record OrganisationId(String value) {

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    public OrganisationId {
        if (!ALIAS.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organisation alias: " + value);
        }
    }

    public static boolean isValid(String value) {
        return ALIAS.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
