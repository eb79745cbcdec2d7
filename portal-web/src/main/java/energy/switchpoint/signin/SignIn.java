package energy.switchpoint.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdProviderMetadata;

/**
 * People sign in with Jakarta Security's OpenID Connect. Its version in Jakarta EE 10 knows no PKCE (RFC 7636), so two
 * standard seams add it: the browser goes to the provider by way of {@link AuthorizeServlet}, which adds the challenge,
 * and {@link PkceVerifier} adds the verifier when the code is exchanged.
 */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${oidc.issuer}",
        clientId = "${oidc.clientId}",
        clientSecret = "${oidc.clientSecret}",
        redirectURI = "${baseURL}/callback",
        scope = {"openid", "organization"},
        redirectToOriginalResource = true,
        providerMetadata = @OpenIdProviderMetadata(authorizationEndpoint = AuthorizeServlet.PATH),
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${baseURL}/"))
@ApplicationScoped
public class SignIn {}
