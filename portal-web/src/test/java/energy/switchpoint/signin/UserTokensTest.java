package energy.switchpoint.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserTokensTest {

    private static final String ALICE = """
            {"sub":"a1","preferred_username":"alice","name":"Alice Archer","email":"alice@example.com",\
            "groups":["consumer"],"organization":[]}""";

    private static final String NORA = """
            {"sub":"b1","preferred_username":"nora","groups":["cpo"],"organization":{"north-charge":{}}}""";

    @Test
    void aTokenThatHoldsIsUsedAsItIs() {
        var tokens = new UserTokens(token(ALICE, "r1", Instant.now().plusSeconds(300)), _ -> {
            throw new AssertionError("nothing to renew");
        });

        assertThat(tokens.current()).contains(jwt(ALICE));
        assertThat(tokens.person())
                .isEqualTo(new Person(
                        "a1",
                        "alice",
                        "Alice Archer",
                        "alice@example.com",
                        java.util.List.of("consumer"),
                        java.util.List.of()));
    }

    @Test
    void aTokenThatIsEndingIsRenewedOnceWithTheNewestRefreshToken() {
        var used = new ArrayList<String>();
        var tokens = new UserTokens(token(ALICE, "r1", Instant.now()), refresh -> {
            used.add(refresh);
            return Optional.of(
                    new TokenEndpoint.Renewed("fresh", "r2", Instant.now().plusSeconds(300)));
        });

        assertThat(tokens.current()).contains("fresh");
        assertThat(tokens.current()).contains("fresh");
        assertThat(used).containsExactly("r1");
    }

    @Test
    void aSessionTheProviderHasForgottenGivesNoToken() {
        var tokens = new UserTokens(token(ALICE, "r1", Instant.now()), _ -> Optional.empty());

        assertThat(tokens.current()).isEmpty();
    }

    @Test
    void theOrganisationIsReadFromEitherFormOfTheClaim() {
        var tokens = new UserTokens(token(NORA, null, Instant.now()), _ -> Optional.empty());

        assertThat(tokens.person().organisation()).isEqualTo("north-charge");
        assertThat(tokens.person().name()).isEqualTo("nora");
    }

    private static TokenEndpoint.Renewed token(String claims, String refresh, Instant expires) {
        return new TokenEndpoint.Renewed(jwt(claims), refresh, expires);
    }

    private static String jwt(String claims) {
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "e30." + body + ".signature";
    }
}
