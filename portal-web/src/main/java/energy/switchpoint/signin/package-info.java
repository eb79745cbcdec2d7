/** Signing in and out through OpenID Connect with PKCE, and the tokens a person carries to the services. */
@NullMarked
package energy.switchpoint.signin;

import org.jspecify.annotations.NullMarked;
