package energy.switchpoint.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Action;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.RpcFault;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ocpp201Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(2, 1);
    static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    final FakeBook book = new FakeBook();
    final Ocpp201 ocpp = new Ocpp201(book, Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 3, LimitUnit.W);

    @Test
    void aBootTellsWhoTheStationIs() {
        var reply = receive("BootNotification", """
                {"reason":"PowerUp","chargingStation":{"vendorName":"Voltworks","model":"Home 11",
                 "firmwareVersion":"2.0"}}""");

        assertThat(reply.events())
                .containsExactly(new ChargerEvent.Booted(CHARGER, NOON, "Voltworks", "Home 11", null, "2.0"));
        assertThat(reply.payload().getString("status")).isEqualTo("Accepted");
    }

    @Test
    void aStationThatWaitsForItsPasswordIsPendingAndSaysOnlyWhatItIsAskedFor() {
        var boot = """
                {"reason":"PowerUp","chargingStation":{"vendorName":"V","model":"M"}}""";
        memory.isProvisional(true);

        assertThat(receive("BootNotification", boot).payload().toString())
                .contains("\"interval\":30,\"status\":\"Pending\"");
        for (var action : new String[] {"Heartbeat", "StatusNotification", "TransactionEvent", "SignCertificate"}) {
            assertThatThrownBy(() -> receive(action, "{}"))
                    .isInstanceOfSatisfying(
                            CallRefused.class,
                            refused -> assertThat(refused.fault()).isEqualTo(RpcFault.SECURITY));
        }
        ocpp.perform(new CertificateCommand.RenewCertificate(Purpose.CONNECTION), memory, FakeLine.answering(ACCEPTED));
        assertThat(receive("SignCertificate", "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\"}")
                        .payload()
                        .getString("status"))
                .isEqualTo("Accepted");
        assertThat(receive("BootNotification", boot).payload().getString("status"))
                .isEqualTo("Pending");

        memory.isProvisional(false);
        assertThat(receive("BootNotification", boot).payload().getString("status"))
                .isEqualTo("Accepted");
        assertThat(receive("Heartbeat", "{}").payload().containsKey("currentTime"))
                .isTrue();
    }

    @Test
    void aStationThatWasOnlyCutOffWorksOnUntilItBoots() {
        memory.isProvisional(true);

        assertThat(receive("Heartbeat", "{}").payload().containsKey("currentTime"))
                .isTrue();
    }

    @Test
    void aTransactionMessageFromTheFarFutureHappenedNowAndFlagsTheClock() {
        var reply = receive("TransactionEvent", """
                {"eventType":"Started","timestamp":"9999-01-01T00:00:00Z","triggerReason":"Authorized","seqNo":0,
                 "transactionInfo":{"transactionId":"tx-1"},"evse":{"id":1},
                 "meterValue":[{"timestamp":"9999-01-01T00:00:00Z","sampledValue":[{"value":100}]}]}""");

        assertThat(reply.events())
                .contains(new ChargerEvent.ClockSeen(CHARGER, NOON, Instant.parse("9999-01-01T00:00:00Z")))
                .filteredOn(e -> !(e instanceof ChargerEvent.ClockSeen))
                .allSatisfy(e -> assertThat(e.at()).isEqualTo(NOON));
    }

    @Test
    void aTransactionIdLongerThanItsColumnIsRefused() {
        assertThatThrownBy(() -> receive("TransactionEvent", """
                        {"eventType":"Started","timestamp":"2027-03-01T12:00:00Z","triggerReason":"Authorized","seqNo":0,
                         "transactionInfo":{"transactionId":"%s"},"evse":{"id":1}}""".formatted("x".repeat(37))))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(RpcFault.PROPERTY));
    }

    @Test
    void plugInIsSeenWhenAFreeConnectorIsOccupied() {
        assertThat(status("Occupied").events()).noneMatch(ChargerEvent.LocalAction.class::isInstance);
        status("Available");

        assertThat(status("Occupied").events())
                .contains(new ChargerEvent.LocalAction(CHARGER, NOON, Action.PLUGGED_IN));
    }

    @Test
    void plugInIsSeenOnceHoweverItIsTold() {
        status("Available");

        assertThat(event("Started", "CablePluggedIn", "").events())
                .contains(new ChargerEvent.LocalAction(CHARGER, NOON, Action.PLUGGED_IN));
        assertThat(status("Occupied").events()).noneMatch(ChargerEvent.LocalAction.class::isInstance);
    }

    @Test
    void occupiedDoesNotHideThatItIsCharging() {
        event("Updated", "ChargingStateChanged", ",\"chargingState\":\"Charging\"");

        assertThat(status("Occupied").events())
                .contains(new ChargerEvent.StatusChanged(CHARGER, NOON, 1, ConnectorStatus.CHARGING, null));
    }

    @Test
    void aTransactionBeginsWithItsMeterAndEndsWithIt() {
        var started = receive("TransactionEvent", """
                {"eventType":"Started","timestamp":"2027-03-01T11:30:00Z","triggerReason":"CablePluggedIn","seqNo":0,
                 "transactionInfo":{"transactionId":"tx-1","chargingState":"EVConnected"},"evse":{"id":1,"connectorId":1},
                 "idToken":{"idToken":"T","type":"Central"},"meterValue":[{"timestamp":"2027-03-01T11:30:00Z",
                 "sampledValue":[{"value":100,"measurand":"Energy.Active.Import.Register"}]}]}""");
        var ended = receive("TransactionEvent", """
                {"eventType":"Ended","timestamp":"2027-03-01T12:00:00Z","triggerReason":"EVDeparted","seqNo":1,
                 "transactionInfo":{"transactionId":"tx-1","stoppedReason":"EVDisconnected"},"meterValue":[
                 {"timestamp":"2027-03-01T12:00:00Z","sampledValue":[{"value":3.6,"unitOfMeasure":{"unit":"kWh"}}]}]}""");

        assertThat(started.events())
                .contains(new ChargerEvent.TransactionStarted(CHARGER, NOON.minusSeconds(1800), "tx-1", 1, "T", 100));
        assertThat(started.payload()).hasToString("{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        assertThat(ended.events())
                .contains(new ChargerEvent.TransactionEnded(CHARGER, NOON, "tx-1", 3600, "EVDisconnected"));
    }

    @Test
    void anEventThatWaitedOfflineSaysNothingAboutTheClock() {
        assertThat(event("Updated", "MeterValuePeriodic", "").events())
                .anyMatch(ChargerEvent.ClockSeen.class::isInstance);

        var offline = receive("TransactionEvent", """
                {"eventType":"Updated","timestamp":"2027-03-01T02:00:00Z","triggerReason":"MeterValuePeriodic","seqNo":2,
                 "offline":true,"transactionInfo":{"transactionId":"tx-1"},"evse":{"id":1}}""");

        assertThat(offline.events()).noneMatch(ChargerEvent.ClockSeen.class::isInstance);
    }

    @Test
    void theMultiplierOfAUnitCounts() {
        var reply = receive("MeterValues", """
                {"evseId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z","sampledValue":[
                 {"value":74,"measurand":"Power.Active.Import","unitOfMeasure":{"unit":"W","multiplier":2}}]}]}""");

        assertThat(reply.events()).contains(new ChargerEvent.MeterSampled(CHARGER, NOON, 1, null, 7400L, null));
    }

    @Test
    void aSecurityEventIsPassedOn() {
        var reply = receive("SecurityEventNotification", """
                {"type":"TamperDetectionActivated","timestamp":"2027-03-01T12:00:00Z","techInfo":"lid"}""");

        assertThat(reply.events())
                .containsExactly(new ChargerEvent.SecurityEvent(CHARGER, NOON, "TamperDetectionActivated", "lid"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartTransaction   | {}                    | NOT_IMPLEMENTED",
                "BootNotification   | {\"reason\":\"PowerUp\"} | OCCURRENCE",
                "BootNotification   | {\"reason\":1}        | TYPE",
                "StatusNotification | {\"timestamp\":\"2027-03-01T12:00:00Z\",\"evseId\":1,\"connectorId\":1,\"connectorStatus\":\"Charging\"} | PROPERTY",
                "NotifyEvent        | {\"generatedAt\":\"2027-03-01T12:00:00Z\",\"eventData\":[]} | OCCURRENCE",
            })
    void aMessageThatIsNotRightIsNamedForWhatItIs(String action, String payload, RpcFault fault) {
        assertThatThrownBy(() -> receive(action, payload))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void theCalendarIsAWeeklyDefaultForEveryEvse() {
        var line = FakeLine.answering(ACCEPTED);

        perform(
                new ChargerCommand.SetSchedule(
                        Slot.CALENDAR, new LoadSchedule(NOON, true, Duration.ofDays(7), List.of(new Period(0, 11000)))),
                line);

        assertThat(line.only())
                .hasToString("SetChargingProfile {\"evseId\":0,\"chargingProfile\":{"
                        + "\"id\":101,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
                        + "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Weekly\",\"chargingSchedule\":[{\"id\":1,"
                        + "\"duration\":604800,\"startSchedule\":\"2027-03-01T12:00:00Z\",\"chargingRateUnit\":\"W\","
                        + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":11000}]}]}}");
    }

    @Test
    void aSetpointBindsToTheRunningTransaction() {
        book.runs("tx-1", 1);
        var line = FakeLine.answering(ACCEPTED);

        perform(new ChargerCommand.SetSchedule(Slot.SETPOINT, oneHour()), line);

        var profile = line.only().payload().getJsonObject("chargingProfile");
        assertThat(profile.getString("chargingProfilePurpose")).isEqualTo("TxProfile");
        assertThat(profile.getString("transactionId")).isEqualTo("tx-1");
    }

    @Test
    void aCeilingIsTheStationsMaximumAndNeverAnExternalConstraint() {
        var line = FakeLine.answering(ACCEPTED);

        perform(new ChargerCommand.SetSchedule(Slot.CEILING, oneHour()), line);

        assertThat(line.only().payload().getInt("evseId")).isZero();
        assertThat(line.only().payload().getJsonObject("chargingProfile").getString("chargingProfilePurpose"))
                .isEqualTo("ChargingStationMaxProfile");
    }

    @Test
    void threePhaseAmperesAreWattsPerPhase() {
        var line = FakeLine.answering("{\"status\":\"Rejected\"}", ACCEPTED);

        perform(new ChargerCommand.SetSchedule(Slot.CEILING, oneHour()), line);

        assertThat(line.asked().getLast().toString())
                .contains("\"chargingRateUnit\":\"A\"", "\"limit\":10.0", "\"numberPhases\":3");
    }

    @Test
    void theCompositeScheduleComesBackInWatts() {
        var line = FakeLine.answering("""
                {"status":"Accepted","schedule":{"evseId":1,"duration":3600,"scheduleStart":"2027-03-01T12:00:01Z",
                 "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":7400.0}]}}""");

        var outcome = perform(new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(1)), line);

        assertThat(outcome)
                .isEqualTo(
                        new CommandOutcome.CompositeSchedule(NOON, NOON.plusSeconds(1), List.of(new Period(0, 7400))));
        assertThat(line.only())
                .hasToString("GetCompositeSchedule {\"evseId\":1,\"duration\":3600,\"chargingRateUnit\":\"W\"}");
    }

    @Test
    void theNewPasswordGoesIntoTheSecurityController() {
        var line = FakeLine.answering("""
                {"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"SecurityCtrlr"},
                 "variable":{"name":"BasicAuthPassword"}}]}""");

        assertThat(perform(new ChargerCommand.ChangeCredential("0123456789abcdef"), line))
                .isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(line.only())
                .hasToString(
                        "SetVariables {\"setVariableData\":[{\"attributeValue\":\"0123456789abcdef\","
                                + "\"component\":{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}");
    }

    @Test
    void anAnswerThatIsNotAsThe201SchemaHasItIsARefusal() {
        var line = FakeLine.answering("{\"setVariableResult\":[]}");

        assertThat(perform(new ChargerCommand.ChangeCredential("0123456789abcdef"), line))
                .isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void erasingEmptiesCacheLocalListAndCustomerInformation() {
        var line = FakeLine.answering(ACCEPTED);

        perform(new ChargerCommand.EraseCustomerData("ref"), line);

        assertThat(line.asked())
                .extracting(FakeLine.Asked::action)
                .containsExactly("ClearCache", "SendLocalList", "CustomerInformation");
        assertThat(line.asked().getLast().payload().getBoolean("clear")).isTrue();
    }

    private Reply status(String word) {
        return receive(
                "StatusNotification",
                "{\"timestamp\":\"2027-03-01T12:00:00Z\",\"evseId\":1,\"connectorId\":1,\"connectorStatus\":\"" + word
                        + "\"}");
    }

    private Reply event(String type, String trigger, String more) {
        return receive(
                "TransactionEvent",
                "{\"eventType\":\"" + type + "\",\"timestamp\":\"2027-03-01T12:00:00Z\",\"triggerReason\":\"" + trigger
                        + "\",\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"tx-1\"" + more
                        + "},\"evse\":{\"id\":1,\"connectorId\":1}}");
    }

    private Reply receive(String action, String payload) {
        return ocpp.receive(new Frame.Call("1", action, Json.readObject(payload)), memory, NOON);
    }

    private CommandOutcome perform(ChargerCommand command, FakeLine line) {
        return ocpp.perform(command, memory, line);
    }

    private static LoadSchedule oneHour() {
        return new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 6900)));
    }
}
