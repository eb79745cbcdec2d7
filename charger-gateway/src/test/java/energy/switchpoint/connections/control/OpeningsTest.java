package energy.switchpoint.connections.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.ocpp.v16.Ocpp16;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningsTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final CallAnswer ACCEPTED = status("Accepted");
    private static final SetSchedule LEVEL = level(7_400);

    private final List<JsonObject> sent = new ArrayList<>();
    private final Openings openings = new Openings();
    private final ChargerMemory charger = charger();

    /** As in the gateway: an arrived charger's memory knows what runs. */
    private final Ocpp16 dialect = new Ocpp16(
            new TransactionBook() {
                @Override
                public int nextNumber() {
                    return 1;
                }

                @Override
                public List<Running> running(UUID chargepointId) {
                    return charger.chargepointId().equals(chargepointId) ? charger.running() : List.of();
                }
            },
            Duration.ofMinutes(5),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void anAcceptedScheduleIsDoneWithItsFirstMessage() {
        var opening = opening();

        assertThat(opening.action()).isEqualTo("SetChargingProfile");
        assertThat(opening.text()).contains("7400").contains("\"connectorId\":0");
        assertThat(opening.outcome(LEVEL, dialect, charger, ACCEPTED, NOON))
                .contains(new CommandOutcome.Accepted(NOON));
    }

    @Test
    void aChargerThatRefusesWattsIsStillAskedInAmperesAndThatIsRemembered() {
        var opening = opening();

        var withoutAsking = opening.outcome(LEVEL, dialect, charger, status("Rejected"), NOON);
        assertThat(withoutAsking).isEmpty();
        assertThat(charger.limitUnit()).isEqualTo(LimitUnit.W);

        var outcome = dialect.perform(LEVEL, charger, opening.answered(status("Rejected"), taking()));
        assertThat(outcome).isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(sent).singleElement().asString().contains("\"A\"");
        assertThat(charger.limitUnit()).isEqualTo(LimitUnit.A);
    }

    @Test
    void aTransactionThatBeganMeanwhileGetsTheLevelToo() {
        var opening = opening();

        charger.transactionAt("17", 1);

        assertThat(opening.outcome(LEVEL, dialect, charger, ACCEPTED, NOON)).isEmpty();
        dialect.perform(LEVEL, charger, opening.answered(ACCEPTED, taking()));
        assertThat(sent).singleElement().asString().contains("\"transactionId\":17");
    }

    @Test
    void runningTransactionsAreNoOnesButTheirChargers() {
        opening();
        charger.transactionAt("17", 1);

        assertThat(opening().text()).contains("\"transactionId\":17");
        assertThat(openings.of(LEVEL, dialect, charger()).orElseThrow().text()).doesNotContain("transactionId\":17");
    }

    @Test
    void chargersAlikeGetTheSameWordsAndOthersTheirOwn() {
        var opening = opening();
        var inAmperes = charger();
        inAmperes.takesLimitsIn(LimitUnit.A);

        assertThat(opening()).isSameAs(opening);
        assertThat(openings.of(LEVEL, dialect, inAmperes).orElseThrow().text()).contains("\"A\"");
        assertThat(openings.of(level(3_700), dialect, charger).orElseThrow().text())
                .contains("3700");
    }

    @Test
    void anAnswerReadBeforeIsReadAgainWhereItMeansSomethingElse() {
        var opening = opening();
        opening.outcome(LEVEL, dialect, charger, ACCEPTED, NOON);
        var later = NOON.plusSeconds(1);

        assertThat(opening.outcome(LEVEL, dialect, charger, ACCEPTED, later))
                .contains(new CommandOutcome.Accepted(later));
        assertThat(opening.outcome(LEVEL, dialect, charger, status("Rejected"), later))
                .isEmpty();
        assertThat(opening.outcome(LEVEL, dialect, charger, new CallAnswer.TimedOut(), later))
                .contains(new CommandOutcome.TimedOut(NOON));
        charger.takesLimitsIn(LimitUnit.A);
        assertThat(opening.outcome(LEVEL, dialect, charger, ACCEPTED, later)).isEmpty();
    }

    private Openings.Opening opening() {
        return openings.of(LEVEL, dialect, charger).orElseThrow();
    }

    private ChargerLine taking() {
        return (_, payload) -> {
            sent.add(payload);
            return ACCEPTED;
        };
    }

    private static ChargerMemory charger() {
        return new ChargerMemory(UUID.randomUUID(), 1, LimitUnit.W);
    }

    private static CallAnswer status(String word) {
        return new CallAnswer.Result(Json.object().add("status", word).build());
    }

    private static SetSchedule level(long watts) {
        return new SetSchedule(
                Slot.SETPOINT, new LoadSchedule(NOON, false, Duration.ofMinutes(10), List.of(new Period(0, watts))));
    }
}
