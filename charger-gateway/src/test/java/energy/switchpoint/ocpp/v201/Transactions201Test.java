package energy.switchpoint.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.ChargerEvent.Step;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStarted;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStep;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.testing.FakeBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Transactions as stations really tell them: late, out of order, twice, and with parts left out (2.0.1 E01 to E12). */
class Transactions201Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(2, 1);

    final Ocpp201 ocpp = new Ocpp201(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 3, LimitUnit.W);

    @Test
    void everyMessageIsAStepWithItsNumberAndReason() {
        var reply = told("Started", 0, "\"remoteStartId\":4711,\"chargingState\":\"Charging\"", "", "RemoteStart");

        assertThat(of(reply, TransactionStep.class))
                .containsExactly(new TransactionStep(
                        CHARGER, NOON, NOON, "tx-1", 1, 0, Step.STARTED, "RemoteStart", false, 4711, "Charging"));
    }

    @Test
    void anEndToldBeforeItsStartEndsTheTransactionOnceMore() {
        var ended = told("Ended", 3, "\"stoppedReason\":\"Local\"", "", "StopAuthorized");
        var started = told("Started", 0, "", "", "CablePluggedIn");

        assertThat(of(ended, TransactionEnded.class)).hasSize(1);
        assertThat(started.events().getLast())
                .isEqualTo(of(ended, TransactionEnded.class).getFirst());
        assertThat(of(started, TransactionStarted.class)).hasSize(1);
        assertThat(memory.connectorOf("tx-1")).isEmpty();
    }

    @Test
    void aLateMessageDoesNotTurnBackWhatTheStationDoes() {
        told("Started", 0, "", "", "CablePluggedIn");
        told("Updated", 2, "\"chargingState\":\"SuspendedEV\"", "", "ChargingStateChanged");

        var late = told("Updated", 1, "\"chargingState\":\"Charging\"", "", "ChargingStateChanged");

        assertThat(memory.status(1)).isEqualTo(ConnectorStatus.SUSPENDED);
        assertThat(of(late, ChargerEvent.StatusChanged.class)).isEmpty();
        assertThat(of(late, ChargerEvent.ClockSeen.class)).isEmpty();
        assertThat(of(late, TransactionStep.class)).hasSize(1);
    }

    @Test
    void aMessageToldTwiceIsHandedOnForTheRowsToRecognise() {
        told("Started", 0, "", "", "CablePluggedIn");

        var again = told("Started", 0, "", "", "CablePluggedIn");

        assertThat(of(again, TransactionStarted.class)).hasSize(1);
        assertThat(of(again, ChargerEvent.LocalAction.class)).isEmpty();
    }

    @Test
    void aStateAfterTheEndIsNoNews() {
        told("Started", 0, "", "", "CablePluggedIn");
        told("Ended", 5, "", "", "EVDeparted");

        told("Updated", 6, "\"chargingState\":\"Charging\"", "", "ChargingStateChanged");

        assertThat(memory.status(1)).isEqualTo(ConnectorStatus.OCCUPIED);
    }

    @Test
    void offlineMessagesKeepTheirOwnTimesAndSayNothingOfTheClock() {
        var reply = ocpp.receive(call("""
                {"eventType":"Started","timestamp":"2027-03-01T02:00:00Z","triggerReason":"CablePluggedIn","seqNo":0,
                 "offline":true,"transactionInfo":{"transactionId":"tx-9"},"evse":{"id":1},"meterValue":[
                 {"timestamp":"2027-03-01T02:00:00Z","sampledValue":[{"value":1500}]}]}"""), memory, NOON);

        assertThat(of(reply, TransactionStarted.class))
                .containsExactly(
                        new TransactionStarted(CHARGER, NOON.minus(Duration.ofHours(10)), "tx-9", 1, null, 1500));
        assertThat(of(reply, TransactionStep.class).getFirst().offline()).isTrue();
        assertThat(of(reply, ChargerEvent.ClockSeen.class)).isEmpty();
    }

    @Test
    void anUpdateWithoutItsEvseIsWhereTheTransactionBegan() {
        ocpp.receive(call("""
                {"eventType":"Started","timestamp":"2027-03-01T12:00:00Z","triggerReason":"CablePluggedIn","seqNo":0,
                 "transactionInfo":{"transactionId":"tx-2"},"evse":{"id":2}}"""), memory, NOON);

        var update = ocpp.receive(call("""
                {"eventType":"Updated","timestamp":"2027-03-01T12:00:00Z","triggerReason":"MeterValuePeriodic","seqNo":1,
                 "transactionInfo":{"transactionId":"tx-2"},"meterValue":[
                 {"timestamp":"2027-03-01T12:00:00Z","sampledValue":[{"value":7}]}]}"""), memory, NOON);

        assertThat(of(update, ChargerEvent.MeterSampled.class).getFirst().connector())
                .isEqualTo(2);
    }

    @Test
    void aTokenThatComesLateIsAnsweredWhenItComes() {
        var started = told("Started", 0, "", "", "CablePluggedIn");
        var authorised = told("Updated", 1, "", ",\"idToken\":{\"idToken\":\"T\",\"type\":\"Central\"}", "Authorized");

        assertThat(started.payload()).isEmpty();
        assertThat(authorised.payload()).hasToString("{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    }

    private Reply told(String type, int number, String info, String more, String trigger) {
        return ocpp.receive(
                call("{\"eventType\":\"" + type + "\",\"timestamp\":\"2027-03-01T12:00:00Z\",\"triggerReason\":\""
                        + trigger + "\",\"seqNo\":" + number + ",\"transactionInfo\":{\"transactionId\":\"tx-1\""
                        + (info.isEmpty() ? "" : "," + info) + "},\"evse\":{\"id\":1,\"connectorId\":1}" + more + "}"),
                memory,
                NOON);
    }

    private static Frame.Call call(String payload) {
        return new Frame.Call("1", "TransactionEvent", Json.readObject(payload));
    }

    private static <T> List<T> of(Reply reply, Class<T> kind) {
        return reply.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
