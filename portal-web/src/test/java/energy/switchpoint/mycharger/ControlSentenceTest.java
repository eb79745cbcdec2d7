package energy.switchpoint.mycharger;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Calendar.SetBy;
import energy.switchpoint.clients.GatewayClient.Control;
import energy.switchpoint.clients.GatewayClient.Issuer;
import energy.switchpoint.clients.GatewayClient.Level;
import energy.switchpoint.clients.GatewayClient.Next;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.shell.Texts;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSentenceTest {

    private static final Instant HALF_PAST_SIX = Instant.parse("2027-03-01T18:30:00Z");

    @Test
    void aNetworksLimitIsNamedWithItsReasonAndEnd() {
        var said = ControlSentence.of(twin(
                "CHARGING",
                4200,
                control("SUPPLY_LIMIT", "DSO", "Northshire Networks", "a cable in your street", HALF_PAST_SIX, 0),
                null));

        assertThat(said.tone()).isEqualTo("limited");
        assertThat(read(said.what())).isEqualTo("Charging at 4.2\u00a0kW.");
        assertThat(read(said.why().getFirst()))
                .isEqualTo(
                        "Your network, Northshire Networks, has limited your charger to 4.2\u00a0kW"
                                + " until 2027-03-01T18:30:00Z: a cable in your street. Afterwards it carries on as programmed.");
    }

    @Test
    void chargingNowIsTheConsumersOwnDoing() {
        var said = ControlSentence.of(
                twin("CHARGING", 7000, control("OVERRIDE", "CONSUMER", "Alice", null, null, 0), null));

        assertThat(said.tone()).isEqualTo("active");
        assertThat(read(said.why().getFirst())).isEqualTo("You said charge now, until further notice.");
    }

    @Test
    void anOperatorsProgrammeNamesTheOperator() {
        var setBy = new SetBy("CPO", "north-charge", "North Charge");
        var said = ControlSentence.of(
                twin("OCCUPIED", 0, control("CALENDAR", "CPO", "North Charge", null, null, 0), setBy));

        assertThat(read(said.what())).isEqualTo("Plugged in. Charging starts at 2027-03-01T18:30:00Z.");
        assertThat(read(said.why().getFirst()))
                .isEqualTo("North Charge set this programme: 0\u00a0% until 2027-03-01T18:30:00Z.");
    }

    @Test
    void powerThatIsGivenBackIsSaidInWordsAndNotByASign() {
        var said = ControlSentence.of(twin(
                "CHARGING", -3600, control("COMMANDED_STATE", "CPO", "North Charge", null, HALF_PAST_SIX, 0), null));

        assertThat(read(said.what())).isEqualTo("Giving 3.6\u00a0kW back to the network.");
        assertThat(read(said.why().getFirst()))
                .isEqualTo(
                        "North Charge, the company running your charger, set 60\u00a0% back to the network until 2027-03-01T18:30:00Z.");
    }

    @Test
    void aRandomDelayIsExplained() {
        var said = ControlSentence.of(twin(
                "CHARGING", 7000, control("COMMANDED_STATE", "CPO", "North Charge", null, HALF_PAST_SIX, 214), null));

        assertThat(said.why()).hasSize(2);
        assertThat(read(said.why().getLast())).startsWith("It started 214 seconds late on purpose");
    }

    @Test
    void aChargerOutOfReachIsSaidToGoOnByItself() {
        var away = new Twin(
                "c",
                null,
                null,
                null,
                false,
                null,
                HALF_PAST_SIX,
                "CHARGING",
                null,
                null,
                3600,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        var said = ControlSentence.of(away);

        assertThat(said.tone()).isEqualTo("away");
        assertThat(read(said.why().getFirst())).startsWith("It follows its programme by itself");
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, good",
        "CHARGING, active",
        "OCCUPIED, idle",
        "SUSPENDED, idle",
        "FAULTED, bad",
        "UNAVAILABLE, bad"
    })
    void everyStatusHasItsToneAndItsWords(String status, String tone) {
        var said = ControlSentence.of(
                twin(status, 0, control("DEFAULT_MODE", "RULE_PACK", "GB-2021", null, null, 0), null));

        assertThat(said.tone()).isEqualTo(tone);
        assertThat(read(said.what())).doesNotContain("!");
        assertThat(read(said.why().getFirst())).startsWith("No programme is set");
    }

    private static Control control(
            String kind, String issuerKind, String issuer, String reason, Instant until, int offset) {
        return new Control(kind, new Issuer(issuerKind, "id", issuer), reason, null, until, offset, null);
    }

    private static Twin twin(String status, long powerW, Control control, SetBy setBy) {
        var percent = (int) Math.signum(powerW) * 60;
        return new Twin(
                "c",
                "SP-1",
                "Home",
                "2.0.1",
                true,
                HALF_PAST_SIX,
                HALF_PAST_SIX,
                status,
                0L,
                null,
                powerW,
                new Level(percent, 4200, percent, percent, percent),
                control,
                null,
                new Next(HALF_PAST_SIX, 100),
                null,
                setBy,
                "DEVICE",
                HALF_PAST_SIX,
                null);
    }

    private static String read(Message message) {
        return new Texts()
                .getTranslation(
                        message.key(),
                        Locale.UK,
                        message.arguments().stream()
                                .map(argument -> argument instanceof Message inner
                                        ? read(inner)
                                        : argument instanceof Instant at ? at.toString() : argument)
                                .toArray());
    }
}
