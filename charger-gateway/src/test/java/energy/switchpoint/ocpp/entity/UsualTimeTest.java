package energy.switchpoint.ocpp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTest {

    @Test
    void whatItReadsIsWhatJavaReads() {
        var random = RandomGenerator.of("L64X128MixRandom");
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            var text = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1000) * 1_000_000L)
                    .toString();
            var usual = UsualTime.read(text);
            if (usual != null) {
                assertThat(usual).as(text).isEqualTo(Instant.parse(text));
                read++;
            }
        }
        // the last days of a month are left to the other parser, which knows how long each is
        assertThat(read).isGreaterThan(90_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-01T12:00:00+01:00",
                "2027-03-01T12:00:00",
                "2027-03-01T12:00Z",
                "2027-13-01T12:00:00Z",
                "2027-02-30T12:00:00Z",
                "2027-03-01T24:00:00Z",
                "2027-03-01T12:60:00Z",
                "2027-03-01T12:00:60Z",
                "2027-03-01T12:00:00.Z",
                "2027-03-01T12:00:00,5Z",
                "2027-03-01 12:00:00Z",
                "20x7-03-01T12:00:00Z",
                "2027-03-01T12:00:00.1234567890Z",
                "yesterday, at noon..Z",
                ""
            })
    void allElseIsLeftToTheOtherParser(String text) {
        assertThat(UsualTime.read(text)).isNull();
    }
}
