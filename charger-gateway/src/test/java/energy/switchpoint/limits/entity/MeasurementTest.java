package energy.switchpoint.limits.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {

    static final Instant ACCEPTED = Instant.parse("2027-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // drew before, draws now, meter read after s, judged after s, outcome
        "7400, 3700, 6, 7, VERIFIED",
        "7400, 3900, 6, 7, VERIFIED",
        "7400, 0, 6, 7, VERIFIED",
        "7400, 3700, 4, 7, ",
        "7400, 7400, 6, 7, ",
        "7400, 7400, 6, 61, NOT_VERIFIED",
        "7400, , , 7, ",
        "7400, , , 61, NOT_VERIFIED",
        "99, 99, 6, 7, IDLE",
        "0, , , 7, IDLE",
    })
    void onlyAFreshMeterValueProvesALimit(
            long before, Long now, Integer readAfterS, int judgedAfterS, Outcome outcome) {
        var judged = new Measurement(3700, before, ACCEPTED)
                .judge(
                        now,
                        readAfterS == null ? null : ACCEPTED.plusSeconds(readAfterS),
                        ACCEPTED.plusSeconds(judgedAfterS));

        assertThat(judged.orElse(null)).isEqualTo(outcome);
    }
}
