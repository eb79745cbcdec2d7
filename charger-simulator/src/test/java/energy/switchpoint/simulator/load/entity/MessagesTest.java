package energy.switchpoint.simulator.load.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private final ChargerState charger = new ChargerState(42);
    private final TimeText time = new TimeText();

    @ParameterizedTest
    @EnumSource(Call.class)
    void everyMessageIsACallInJson(Call call) {
        charger.newId();

        var frame = written(call);

        assertThat(frame.getInt(0)).isEqualTo(2);
        assertThat(frame.getString(1)).isEqualTo("000042-0000001");
        assertThat(frame.getString(2)).isEqualTo(call.action());
        assertThat(frame.getJsonObject(3)).isNotNull();
    }

    @Test
    void meterValuesCarryFourSamplesInAbout640Bytes() {
        charger.advance(Call.METER_VALUES, 7, 1);

        var frame = written(Call.METER_VALUES);

        var value = frame.getJsonObject(3).getJsonArray("meterValue").getJsonObject(0);
        assertThat(value.getString("timestamp")).isEqualTo("2026-11-22T16:00:00.007Z");
        assertThat(value.getJsonArray("sampledValue")).hasSize(4);
        assertThat(value.getJsonArray("sampledValue").getJsonObject(0).getString("value"))
                .isEqualTo("10004217");
        assertThat(frame.toString().length()).isBetween(600, 700);
    }

    @Test
    void aTransactionsNumberIsKnownToWhatBelongsToIt() {
        charger.started(123);

        assertThat(written(Call.METER_VALUES).getJsonObject(3).getInt("transactionId"))
                .isEqualTo(123);
        assertThat(written(Call.STOP).getJsonObject(3).getInt("transactionId")).isEqualTo(123);

        charger.stopped();

        assertThat(written(Call.METER_VALUES).getJsonObject(3)).doesNotContainKey("transactionId");
    }

    @Test
    void aRepeatedMessageDiffersInNothingButItsId() {
        charger.advance(Call.START, 5, 100);
        charger.newId();
        var first = written(Call.START);
        charger.newId();

        var again = written(Call.START);

        assertThat(again.getString(1)).isNotEqualTo(first.getString(1));
        assertThat(again.getJsonObject(3)).isEqualTo(first.getJsonObject(3));
    }

    @Test
    void theTimeGoesOnWithinASecondAndBeyond() {
        assertThat(text(time.of(1_795_363_200_007L))).isEqualTo("2026-11-22T16:00:00.007Z");
        assertThat(text(time.of(1_795_363_200_999L))).isEqualTo("2026-11-22T16:00:00.999Z");
        assertThat(text(time.of(1_795_363_201_000L))).isEqualTo("2026-11-22T16:00:01.000Z");
    }

    private JsonArray written(Call call) {
        var target = new byte[Messages.LONGEST + 3];
        int length = Messages.write(call, charger, time.of(1_795_363_200_007L), target, 3);
        return JsonText.read(new String(target, 3, length, StandardCharsets.US_ASCII))
                .asJsonArray();
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
