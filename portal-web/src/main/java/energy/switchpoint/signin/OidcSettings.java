package energy.switchpoint.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people sign in, and what the portal proves itself with. Read by expressions in {@link SignIn}. */
@ApplicationScoped
@Named("oidc")
public class OidcSettings {

    @Inject
    @ConfigProperty(name = "switchpoint.issuer", defaultValue = "http://localhost:8081/realms/switchpoint")
    String issuer;

    @Inject
    @ConfigProperty(name = "switchpoint.portal.client-id", defaultValue = "switchpoint-portal")
    String clientId;

    /** Folder with one file per secret; the portal's is called {@code portal-client}. */
    @Inject
    @ConfigProperty(name = "switchpoint.secrets")
    String secrets;

    public String getIssuer() {
        return issuer;
    }

    public String getClientId() {
        return clientId;
    }

    public String getClientSecret() {
        try {
            return Files.readString(Path.of(secrets, "portal-client")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The portal's client secret cannot be read", e);
        }
    }

    /** Keycloak's addresses, all below the issuer. */
    public String endpoint(String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }
}
