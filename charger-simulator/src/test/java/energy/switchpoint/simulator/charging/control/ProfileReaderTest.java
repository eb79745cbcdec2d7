package energy.switchpoint.simulator.charging.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.entity.Purpose;
import energy.switchpoint.simulator.charging.entity.Recurrence;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {

    static final String GOOD = """
            {"chargingProfileId": 1, "stackLevel": 2, "chargingProfilePurpose": "TxDefaultProfile",
             "chargingProfileKind": "Recurring", "recurrencyKind": "Weekly", "transactionId": 9,
             "chargingSchedule": {"duration": 604800, "chargingRateUnit": "W", "startSchedule": "2026-11-16T00:00:00+01:00",
               "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 3700}, {"startPeriod": 60, "limit": 0.5, "numberPhases": 3}]}}""";

    @Test
    void aProfileOfOcpp16IsUnderstood() {
        var profile = ((Reading.Understood) ProfileReader.read(0, JsonText.readObject(GOOD))).profile();

        assertThat(profile.id()).isEqualTo(1);
        assertThat(profile.purpose()).isEqualTo(Purpose.TX_DEFAULT);
        assertThat(profile.recurrence()).isEqualTo(Recurrence.WEEKLY);
        assertThat(profile.transactionId()).isEqualTo("9");
        assertThat(profile.schedule().start()).isEqualTo(Instant.parse("2026-11-15T23:00:00Z"));
        assertThat(profile.schedule().duration()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aProfileOfOcpp201IsUnderstood() {
        var text = GOOD.replace("chargingProfileId", "id")
                .replace("\"transactionId\": 9", "\"transactionId\": \"t-9\"")
                .replace("\"chargingSchedule\": {", "\"chargingSchedule\": [{\"id\": 1, ")
                .replace("}]}}", "}]}]}");

        var profile = ((Reading.Understood) ProfileReader.read(1, JsonText.readObject(text))).profile();

        assertThat(profile.id()).isEqualTo(1);
        assertThat(profile.transactionId()).isEqualTo("t-9");
        assertThat(profile.schedule().periods()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"chargingProfileId\": 1, | | OCCURRENCE_VIOLATION",
                "\"stackLevel\": 2, | | OCCURRENCE_VIOLATION",
                "\"recurrencyKind\": \"Weekly\", | | OCCURRENCE_VIOLATION",
                ", \"startSchedule\": \"2026-11-16T00:00:00+01:00\" | | OCCURRENCE_VIOLATION",
                "\"limit\": 3700 | \"limits\": 3700 | OCCURRENCE_VIOLATION",
                "TxDefaultProfile | Whatever | PROPERTY_VIOLATION",
                "Weekly | Monthly | PROPERTY_VIOLATION",
                "\"chargingRateUnit\": \"W\" | \"chargingRateUnit\": \"kW\" | PROPERTY_VIOLATION",
                "\"startPeriod\": 0 | \"startPeriod\": 5 | PROPERTY_VIOLATION",
                "\"startPeriod\": 60 | \"startPeriod\": 0 | PROPERTY_VIOLATION",
                "2026-11-16T00:00:00+01:00 | yesterday | PROPERTY_VIOLATION",
            })
    void whatIsWrongIsNamed(String right, String wrong, ErrorCode code) {
        assertThat(GOOD).contains(right);
        var text = GOOD.replace(right, wrong == null ? "" : wrong);

        var faulty = (Reading.Faulty) ProfileReader.read(0, JsonText.readObject(text));

        assertThat(faulty.code()).isEqualTo(code);
    }
}
