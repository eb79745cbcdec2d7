package energy.switchpoint.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginServletTest {

    @Test
    void thePageThatWasWantedIsReached() {
        assertThat(LoginServlet.path("switches/0190?x=1")).isEqualTo("switches/0190?x=1");
        assertThat(LoginServlet.path(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "\\\\evil.example", "javascript:alert(1)", "a\r\nb"})
    void signingInNeverLeadsSomewhereElse(String wanted) {
        assertThat("/" + LoginServlet.path(wanted)).matches("/[a-z.]*").doesNotContain(":");
    }
}
