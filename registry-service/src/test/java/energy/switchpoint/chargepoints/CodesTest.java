package energy.switchpoint.chargepoints;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.chargepoints.entity.Codes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    static final byte[] KEY = new byte[32];

    @Test
    void codesHaveNoSignsThatLookAlike() {
        assertThat(Stream.generate(Codes::pairingCode).limit(2_000))
                .allSatisfy(code -> assertThat(code).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}"))
                .doesNotHaveDuplicates();
        assertThat(Codes.identity()).matches("SP-[2-9A-HJ-NP-Z]{6}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7F3K-9QWT", "7f3k-9qwt", "7F3K9QWT", " 7F3K 9QWT "})
    void howTheCodeIsTypedDoesNotMatter(String typed) {
        assertThat(Codes.pairingHash(typed, KEY)).isEqualTo(Codes.pairingHash("7F3K-9QWT", KEY));
    }

    @Test
    void withoutTheKeyTheHashCannotBeMade() {
        var otherKey = new byte[] {1};

        assertThat(Codes.pairingHash("7F3K-9QWT", otherKey)).isNotEqualTo(Codes.pairingHash("7F3K-9QWT", KEY));
    }
}
