package energy.switchpoint.ocpp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveClockTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(2, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {"2027-03-01T12:00:00Z", "2027-03-01T12:04:59Z", "2027-02-01T00:00:00Z", "2026-02-01T00:00:00Z"})
    void whatCanBeIsBelieved(Instant written) {
        assertThat(LiveClock.happened(written, NOON)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9999-12-31T23:59:59Z", "2027-03-01T13:00:00Z", "2000-01-01T00:00:00Z", "1970-01-01T00:00:10Z"})
    void whatCannotBeHappenedWhenItWasHeard(Instant written) {
        assertThat(LiveClock.happened(written, NOON)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T11:59:00Z, true",
        "2027-03-01T11:00:00Z, false",
        "9999-12-31T23:59:59Z, true",
        "1970-01-01T00:00:10Z, true",
    })
    void aTimeThatCannotBeFlagsTheClockAndAnOldReadingDoesNot(Instant written, boolean flags) {
        assertThat(LiveClock.seenIfRecent(CHARGER, NOON, written).isPresent()).isEqualTo(flags);
    }

    @Test
    void theClockIsFlaggedByWhatItShowed() {
        var year9999 = Instant.parse("9999-12-31T23:59:59Z");

        assertThat(LiveClock.seenIfRecent(CHARGER, NOON, year9999))
                .contains(new ChargerEvent.ClockSeen(CHARGER, NOON, year9999));
    }
}
