package energy.switchpoint.ocpp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    static final String[] SEEDS = {
        "2027-03-01T12:00:00Z",
        "2027-03-01t12:00:00.123456789+01:00",
        "2028-02-29T23:59",
        "2027-12-31T24:00:00-18:00",
        "2028-02-29T00:00:00,5+0530",
        "2027-06-30T23:59:60Z",
        "2027-03-01T12:00:00+01:00:30",
        "2027-03-01T12:00:00+01",
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-01T12:00:00Z",
                "2027-03-01T12:00:00z",
                "2027-03-01t12:00Z",
                "2027-03-01T12:00:00",
                "2027-03-01T12:00:00.1",
                "2027-03-01T12:00:00.123456789Z",
                "2027-03-01T12:00:00+01:00",
                "2027-03-01T12:00:00-01",
                "2028-02-29T00:00:00Z",
                "2027-03-01T12:00:00+0100",
                "2027-03-01T12:00+0530",
                "2027-03-01T12:00:00-180000",
                "2027-03-01T12:00:00,5Z",
                "2027-03-01T12:00:00.1234567890Z",
                "2027-03-01T24:00:00Z",
                "2027-03-01T12:00:60Z",
                "9999-12-31T23:59:59Z",
            })
    void aTimeIsATime(String text) {
        assertThat(IsoTime.is(text)).isTrue();
        assertThat(reads(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2027-03-01",
                "12:00:00Z",
                "2027-03-01 12:00:00Z",
                "2027-13-01T12:00:00Z",
                "2027-00-01T12:00:00Z",
                "2027-04-31T12:00:00Z",
                "2027-02-29T12:00:00Z",
                "2100-02-29T12:00:00Z",
                "2027-03-01T24:00:01Z",
                "2027-03-01T25:00:00Z",
                "2027-03-01T12:60:00Z",
                "2027-03-01T12:00:61Z",
                "+12345-03-01T12:00:00Z",
                "-0004-02-29T00:00:00Z",
                "2027-03-01T12:00:00+1",
                "2027-03-01T12:00:00+100",
                "2027-03-01T12:00:00+01:0030",
                "2027-03-01T12:00:00+19:00",
                "2027-03-01T12:00:00Zulu",
                "2027-03-01T12:00:00+",
                "2027-03-01T12:00:00+:",
                "2027-03-01T12:00:00+01:",
                "2027-03-01T12:00:00 +01:00",
                "٢٠٢٧-03-01T12:00:00Z",
                "1798761600",
            })
    void whatIsNoneIsNone(String text) {
        assertThat(IsoTime.is(text)).isFalse();
    }

    @Test
    void whateverJavaReadsAsATimeIsTakenHoweverItIsBent() {
        var random = new Random(16);
        var letters = "0123456789-+:.TtZz ";
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
            for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, letter);
                }
            }
            if (parses(text.toString())) {
                read++;
                assertThat(IsoTime.is(text.toString())).as(text.toString()).isTrue();
            }
            if (IsoTime.is(text.toString())) {
                assertThat(reads(text.toString())).as(text.toString()).isTrue();
            }
        }
        assertThat(read).isGreaterThan(30_000);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T12:00:00+0100,           2027-03-01T11:00:00Z",
        "2027-03-01T12:00:00+01,             2027-03-01T11:00:00Z",
        "2027-03-01T12:00:00-05:30,          2027-03-01T17:30:00Z",
        "2027-03-01T12:00+0530,              2027-03-01T06:30:00Z",
        "2027-03-01T12:00:00,               2027-03-01T12:00:00Z",
        "2027-03-01T12:00:00.1234567899Z,    2027-03-01T12:00:00.123456789Z",
        "2027-03-01t12:00:00.25z,            2027-03-01T12:00:00.25Z",
        "2027-12-31T24:00:00Z,               2028-01-01T00:00:00Z",
        "2027-06-30T23:59:60Z,               2027-06-30T23:59:59Z",
    })
    void everyFormIsTheSameInstant(String text, Instant instant) {
        assertThat(read(text)).isEqualTo(instant);
        assertThat(read("2027-03-01T12:00:00,5Z")).isEqualTo(Instant.parse("2027-03-01T12:00:00.5Z"));
    }

    private static boolean reads(String text) {
        try {
            read(text);
            return true;
        } catch (CallRefused e) {
            return false;
        }
    }

    private static Instant read(String text) {
        return new Payload(Json.object().add("at", text).build()).time("at");
    }

    /** Years of four digits only. */
    private static boolean parses(String text) {
        if (text.startsWith("+") || text.startsWith("-")) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return parsesWithoutOffset(text);
        }
    }

    private static boolean parsesWithoutOffset(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
