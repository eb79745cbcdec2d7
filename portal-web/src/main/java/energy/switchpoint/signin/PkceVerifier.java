package energy.switchpoint.signin;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Form;

/**
 * Adds the secret of the sign-in to the exchange of the code for tokens. Found by every Jakarta REST client through the
 * service loader (Jakarta REST 3.1, section 9.3); touches nothing but that one request.
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class PkceVerifier implements Feature, ClientRequestFilter {

    @Override
    public boolean configure(FeatureContext context) {
        context.register(this);
        return true;
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getEntity() instanceof Form form
                && "authorization_code".equals(form.asMap().getFirst("grant_type"))) {
            var session = CDI.current().select(HttpServletRequest.class).get().getSession(false);
            if (session != null && session.getAttribute(Pkce.SESSION_KEY) instanceof Pkce(var verifier)) {
                form.param("code_verifier", verifier);
            }
        }
    }
}
