package energy.switchpoint.signin;

import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.security.enterprise.identitystore.openid.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is signed in, and the token the services ask for. Lives in the web session and is handed to background work, so it
 * renews itself without a request.
 */
public class UserTokens implements AccessToken {

    static final String SESSION_KEY = UserTokens.class.getName();

    /** A token is renewed this long before it ends, so that it does not end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<String, Optional<TokenEndpoint.Renewed>> renewal;
    private final Person person;
    private String accessToken;
    private @Nullable String refreshToken;
    private Instant expiresAt;

    UserTokens(TokenEndpoint.Renewed first, Function<String, Optional<TokenEndpoint.Renewed>> renewal) {
        this.renewal = renewal;
        this.accessToken = first.accessToken();
        this.refreshToken = first.refreshToken();
        this.expiresAt = first.expiresAt();
        this.person = personIn(first.accessToken());
    }

    static UserTokens of(OpenIdContext openId, TokenEndpoint endpoint) {
        var lifetime = openId.getExpiresIn().orElse(60L);
        var first = new TokenEndpoint.Renewed(
                openId.getAccessToken().getToken(),
                openId.getRefreshToken().map(RefreshToken::getToken).orElse(null),
                Instant.now().plusSeconds(lifetime));
        return new UserTokens(first, endpoint::renew);
    }

    public Person person() {
        return person;
    }

    @Override
    public synchronized Optional<String> current() {
        if (Instant.now().isBefore(expiresAt.minus(MARGIN))) {
            return Optional.of(accessToken);
        }
        var renewed = Optional.ofNullable(refreshToken).flatMap(renewal);
        renewed.ifPresent(this::keep);
        return renewed.map(TokenEndpoint.Renewed::accessToken);
    }

    private void keep(TokenEndpoint.Renewed renewed) {
        accessToken = renewed.accessToken();
        refreshToken = renewed.refreshToken() == null ? refreshToken : renewed.refreshToken();
        expiresAt = renewed.expiresAt();
    }

    private static Person personIn(String token) {
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        var login = claims.path("preferred_username").asString("");
        return new Person(
                claims.path("sub").asString(""),
                login,
                claims.path("name").asString(login),
                claims.path("email").asString(""),
                strings(claims.path("groups")),
                strings(claims.path("organization")));
    }

    private static List<String> strings(JsonNode claim) {
        return claim.isObject()
                ? List.copyOf(claim.propertyNames())
                : claim.valueStream().map(JsonNode::asString).toList();
    }
}
