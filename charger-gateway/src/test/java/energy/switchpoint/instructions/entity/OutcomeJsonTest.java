package energy.switchpoint.instructions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.SettingName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and shown of a charger's answer. */
class OutcomeJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"AuthorizationKey", "BasicAuthPassword", "WiFi_PSK", "apnPassword", "TlsPrivateKey", "Api-Key"})
    void aPasswordThatAChargerTellsIsKeptBack(String name) {
        var json = read(name, "Secret-7");

        assertThat(json).doesNotContain("Secret-7").contains("kept back").contains(name);
    }

    @Test
    void anyOtherSettingIsToldAsItIs() {
        assertThat(read("HeartbeatInterval", "300")).contains("\"300\"").doesNotContain("kept back");
    }

    private static String read(String name, String value) {
        var told = new CommandOutcome.SettingsRead(
                Instant.EPOCH, List.of(new SettingValue(SettingName.of(name), value, false, null)), List.of());
        return OutcomeJson.of(told).orElseThrow().toString();
    }
}
