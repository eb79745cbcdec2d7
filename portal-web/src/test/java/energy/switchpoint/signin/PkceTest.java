package energy.switchpoint.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PkceTest {

    @Test
    void theChallengeIsThatOfTheStandardsExample() {
        // RFC 7636, appendix B
        var pkce = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(pkce.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void everySignInHasAnotherSecret() {
        assertThat(Pkce.fresh()).isNotEqualTo(Pkce.fresh());
        assertThat(Pkce.fresh().verifier()).hasSize(43).matches("[A-Za-z0-9_-]+");
    }
}
