package energy.switchpoint.ocpp.v16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Action;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.ocpp.entity.CallAnswer;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ocpp16Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(1, 1);

    final FakeBook book = new FakeBook();
    final Ocpp16 ocpp = new Ocpp16(book, Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 1, LimitUnit.W);

    @Test
    void aBootTellsWhoTheChargerIs() {
        var reply = receive("BootNotification", """
                {"chargePointVendor":"Voltworks","chargePointModel":"Home 7","chargePointSerialNumber":"VW-1",
                 "firmwareVersion":"1.2.0"}""");

        assertThat(reply.events())
                .containsExactly(new ChargerEvent.Booted(CHARGER, NOON, "Voltworks", "Home 7", "VW-1", "1.2.0"));
        assertThat(reply.payload())
                .hasToString("{\"currentTime\":\"2027-03-01T12:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Available,AVAILABLE",
        "Preparing,OCCUPIED",
        "Charging,CHARGING",
        "SuspendedEV,SUSPENDED",
        "SuspendedEVSE,SUSPENDED",
        "Finishing,OCCUPIED",
        "Reserved,AVAILABLE",
        "Unavailable,UNAVAILABLE",
        "Faulted,FAULTED"
    })
    void everyStatusHasItsMeaning(String word, ConnectorStatus meaning) {
        assertThat(status(word).events()).contains(new ChargerEvent.StatusChanged(CHARGER, NOON, 1, meaning, null));
    }

    @Test
    void plugInIsSeenOnlyWhenTheConnectorWasFreeBefore() {
        assertThat(status("Preparing").events()).noneMatch(ChargerEvent.LocalAction.class::isInstance);
        assertThat(status("Available").events()).noneMatch(ChargerEvent.LocalAction.class::isInstance);

        assertThat(status("Preparing").events())
                .contains(new ChargerEvent.LocalAction(CHARGER, NOON, Action.PLUGGED_IN));
        assertThat(status("Charging").events()).noneMatch(ChargerEvent.LocalAction.class::isInstance);
    }

    @Test
    void theClockIsSeenInAStatus() {
        var reply = receive("StatusNotification", """
                {"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2027-03-01T12:00:42Z"}""");

        assertThat(reply.events()).contains(new ChargerEvent.ClockSeen(CHARGER, NOON, NOON.plusSeconds(42)));
    }

    @Test
    void aRepeatedStartHasTheSameKeyAndIsAnsweredWithTheNumberThatWasKept() {
        var start = "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":100,\"timestamp\":\"2027-03-01T11:59:00Z\"}";

        var first = receive("StartTransaction", start);
        var again = receive("StartTransaction", start);
        var other = receive("StartTransaction", start.replace("11:59", "12:59"));

        assertThat(key(first)).isEqualTo(key(again)).isNotEqualTo(key(other));
        assertThat(again.answer().apply(new Receipt(Map.of("2", "1"))).getInt("transactionId"))
                .isEqualTo(1)
                .isEqualTo(first.answer().apply(Receipt.PLAIN).getInt("transactionId"));
        assertThat(first.events())
                .containsExactly(new ChargerEvent.TransactionStarted(
                        CHARGER, Instant.parse("2027-03-01T11:59:00Z"), "1", key(first), 1, "T", 100));
    }

    private static String key(Reply reply) {
        return ((ChargerEvent.TransactionStarted) reply.events().getFirst()).startKey();
    }

    @Test
    void aStopEndsTheTransaction() {
        book.runs("1", 1);

        var reply = receive("StopTransaction", """
                {"transactionId":1,"meterStop":7100,"timestamp":"2027-03-01T12:00:00Z","reason":"EVDisconnected"}""");

        assertThat(reply.events())
                .containsExactly(new ChargerEvent.TransactionEnded(CHARGER, NOON, "1", 7100, "EVDisconnected"));
    }

    @Test
    void meterValuesComeInWattsWhateverTheyWereWrittenIn() {
        var reply = receive("MeterValues", """
                {"connectorId":1,"transactionId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z","sampledValue":[
                 {"value":"3.5","measurand":"Power.Active.Import","unit":"kW"},{"value":"1234"}]}]}""");

        assertThat(reply.events()).contains(new ChargerEvent.MeterSampled(CHARGER, NOON, 1, "1", 3500L, 1234L));
    }

    @Test
    void phasesAreSummedAndExportIsNegative() {
        var reply = receive("MeterValues", """
                {"connectorId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z","sampledValue":[
                 {"value":"100","measurand":"Power.Active.Export","phase":"L1"},
                 {"value":"200","measurand":"Power.Active.Export","phase":"L2"}]}]}""");

        assertThat(reply.events())
                .contains(new ChargerEvent.MeterSampled(
                        CHARGER,
                        NOON,
                        1,
                        null,
                        -300L,
                        null,
                        null,
                        "Power.Active.Export@L1=100 Power.Active.Export@L2=200"));
    }

    @Test
    void signedDataIsNoNumberAndIsKeptAsTold() {
        var reply = receive("MeterValues", """
                {"connectorId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z","sampledValue":[
                 {"value":"T0NNRnx7fQ==","format":"SignedData"},{"value":"31.9","measurand":"Current.Offered","unit":"A"}]}]}""");

        assertThat(reply.events())
                .contains(new ChargerEvent.MeterSampled(
                        CHARGER,
                        NOON,
                        1,
                        null,
                        null,
                        null,
                        null,
                        "Energy.Active.Import.Register=T0NNRnx7fQ== Current.Offered=31.9A"));
    }

    @Test
    void signedDataMayBeThousandsOfCharacters() {
        var reply = receive("MeterValues", """
                {"connectorId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z","sampledValue":[
                 {"value":"%s","format":"SignedData"}]}]}""".formatted("T0NN".repeat(1500)));

        assertThat(reply.events()).hasSizeGreaterThan(2);
    }

    @Test
    void aReadingFromTheFarFutureIsKeptForNowAndFlagsTheClock() {
        var reply = receive("MeterValues", """
                {"connectorId":1,"meterValue":[{"timestamp":"9999-12-31T23:59:59Z","sampledValue":[{"value":"1234"}]}]}""");

        assertThat(reply.events())
                .containsExactly(
                        new ChargerEvent.MeterSampled(CHARGER, NOON, 1, null, null, 1234L),
                        new ChargerEvent.ClockSeen(CHARGER, NOON, Instant.parse("9999-12-31T23:59:59Z")));
    }

    @Test
    void aStartByAClockNeverSetIsOneStartHoweverOftenItIsTold() {
        var told = """
                {"connectorId":1,"idTag":"T","meterStart":100,"timestamp":"1970-01-01T00:10:00Z"}""";
        var first = receive("StartTransaction", told);
        var again = receive("StartTransaction", told);

        assertThat(key(first)).isEqualTo(key(again));
        assertThat(first.events().getFirst().at()).isEqualTo(NOON);
    }

    @Test
    void aChargerThatWaitsForItsPasswordIsPendingAndWhatItSaysIsStillTaken() {
        memory.isProvisional(true);

        assertThat(boot().payload().toString()).contains("\"interval\":30,\"status\":\"Pending\"");
        assertThat(receive("Heartbeat", "{}").payload().toString()).contains("currentTime");

        memory.isProvisional(false);
        assertThat(boot().payload().toString()).contains("\"interval\":300,\"status\":\"Accepted\"");
    }

    private Reply boot() {
        return receive("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
    }

    @Test
    void theButtonOnTheChargerIsALocalAction() {
        var reply = receive("DataTransfer", """
                {"vendorId":"energy.switchpoint","messageId":"LocalAction"}""");

        assertThat(reply.events()).containsExactly(new ChargerEvent.LocalAction(CHARGER, NOON, Action.BUTTON));
        assertThat(receive("DataTransfer", "{\"vendorId\":\"other\"}").payload().getString("status"))
                .isEqualTo("UnknownVendorId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nonsense           | {}                                  | NOT_IMPLEMENTED",
                "BootNotification   | {\"chargePointVendor\":\"V\"}       | OCCURRENCE",
                "BootNotification   | {\"chargePointVendor\":5}           | TYPE",
                "BootNotification   | {\"chargePointVendor\":\"a vendor with far too long a name\"} | PROPERTY",
                "StatusNotification | {\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Asleep\"} | PROPERTY",
                "StatusNotification | {\"connectorId\":\"1\",\"errorCode\":\"NoError\",\"status\":\"Available\"} | TYPE",
                "MeterValues        | {\"connectorId\":1,\"meterValue\":[]} | OCCURRENCE",
                "StopTransaction    | {\"transactionId\":1,\"meterStop\":1,\"timestamp\":\"yesterday\"} | PROPERTY",
            })
    void aMessageThatIsNotRightIsNamedForWhatItIs(String action, String payload, RpcFault fault) {
        assertThatThrownBy(() -> receive(action, payload))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FirmwareStatusNotification",
                "DiagnosticsStatusNotification",
                "LogStatusNotification",
                "SignedFirmwareStatusNotification"
            })
    void whatIsForTheRecordIsAnsweredEmpty(String action) {
        assertThat(receive(action, "{\"status\":\"Idle\"}").payload()).isEmpty();
    }

    @Test
    void theCalendarIsAWeeklyDefaultForTheWholeCharger() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        var outcome = perform(new ChargerCommand.SetSchedule(Slot.CALENDAR, weekly()), line);

        assertThat(outcome).isEqualTo(new CommandOutcome.Accepted(NOON));
        assertThat(line.only())
                .hasToString(
                        "SetChargingProfile {\"connectorId\":0,\"csChargingProfiles\":{"
                                + "\"chargingProfileId\":101,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
                                + "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Weekly\",\"chargingSchedule\":{"
                                + "\"duration\":604800,\"startSchedule\":\"2027-03-01T12:00:00Z\",\"chargingRateUnit\":\"W\","
                                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":7400},{\"startPeriod\":3600,\"limit\":0}]}}}");
    }

    @Test
    void aSetpointBindsToTheRunningTransaction() {
        book.runs("1", 1);
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        perform(new ChargerCommand.SetSchedule(Slot.SETPOINT, oneHour()), line);

        var profile = line.only().payload().getJsonObject("csChargingProfiles");
        assertThat(line.only().payload().getInt("connectorId")).isEqualTo(1);
        assertThat(profile.getString("chargingProfilePurpose")).isEqualTo("TxProfile");
        assertThat(profile.getInt("transactionId")).isEqualTo(1);
    }

    @Test
    void aSetpointWithoutTransactionLiesAboveTheCalendar() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        perform(new ChargerCommand.SetSchedule(Slot.SETPOINT, oneHour()), line);

        var profile = line.only().payload().getJsonObject("csChargingProfiles");
        assertThat(profile.getString("chargingProfilePurpose")).isEqualTo("TxDefaultProfile");
        assertThat(profile.getInt("stackLevel")).isPositive();
        assertThat(profile.getString("validTo")).isEqualTo("2027-03-01T13:00:00Z");
    }

    @Test
    void aCeilingIsTheChargePointsMaximumAndNeverAnExternalConstraint() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        perform(new ChargerCommand.SetSchedule(Slot.CEILING, oneHour()), line);

        assertThat(line.only().payload().getJsonObject("csChargingProfiles").getString("chargingProfilePurpose"))
                .isEqualTo("ChargePointMaxProfile");
    }

    @Test
    void aChargerThatRefusesWattsGetsAmperesFromThenOn() {
        var line = FakeLine.answering(
                "{\"status\":\"Rejected\"}", "{\"status\":\"Accepted\"}", "{\"status\":\"Accepted\"}");

        var outcome = perform(new ChargerCommand.SetSchedule(Slot.CEILING, oneHour()), line);
        perform(new ChargerCommand.SetSchedule(Slot.CEILING, oneHour()), line);

        assertThat(outcome).isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(memory.limitUnit()).isEqualTo(LimitUnit.A);
        assertThat(line.asked()).hasSize(3);
        assertThat(line.asked().getLast().toString()).contains("\"chargingRateUnit\":\"A\"", "\"limit\":16.0");
    }

    @Test
    void clearingASetpointClearsBothItsPlacesAndNothingThereIsFine() {
        var line = FakeLine.answering("{\"status\":\"Unknown\"}");

        var outcome = perform(new ChargerCommand.ClearSchedule(Slot.SETPOINT), line);

        assertThat(outcome).isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(line.asked()).extracting(a -> a.payload().getInt("id")).containsExactly(102, 103);
    }

    @Test
    void theCompositeScheduleComesBackInWatts() {
        var line = FakeLine.answering("""
                {"status":"Accepted","connectorId":1,"scheduleStart":"2027-03-01T12:00:00Z","chargingSchedule":{
                 "duration":3600,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16.0},
                 {"startPeriod":60,"limit":6}]}}""");

        var outcome = perform(new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(1)), line);

        assertThat(outcome)
                .isEqualTo(new CommandOutcome.CompositeSchedule(
                        NOON, NOON, List.of(new Period(0, 3680), new Period(60, 1380))));
        assertThat(line.only())
                .hasToString("GetCompositeSchedule {\"connectorId\":1,\"duration\":3600,\"chargingRateUnit\":\"W\"}");
    }

    @Test
    void theNewPasswordGoesIntoTheAuthorizationKey() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        perform(new ChargerCommand.ChangeCredential("0123456789abcdef"), line);

        assertThat(line.only())
                .hasToString("ChangeConfiguration {\"key\":\"AuthorizationKey\",\"value\":\"0123456789abcdef\"}");
    }

    @Test
    void aPasswordThatNeedsARebootGetsOne() {
        var line = FakeLine.answering("{\"status\":\"RebootRequired\"}", "{\"status\":\"Accepted\"}");

        assertThat(perform(new ChargerCommand.ChangeCredential("0123456789abcdef"), line))
                .isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(line.asked().getLast()).hasToString("Reset {\"type\":\"Soft\"}");
    }

    @Test
    void erasingEmptiesCacheAndLocalList() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}", "{\"status\":\"NotSupported\"}");

        assertThat(perform(new ChargerCommand.EraseCustomerData("ref"), line))
                .isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(line.asked()).extracting(FakeLine.Asked::action).containsExactly("ClearCache", "SendLocalList");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "START  | RemoteStartTransaction {\"idTag\":\"T\",\"connectorId\":1}",
                "STOP   | RemoteStopTransaction {\"transactionId\":7}",
                "METER  | TriggerMessage {\"requestedMessage\":\"MeterValues\",\"connectorId\":1}",
                "UNLOCK | UnlockConnector {\"connectorId\":1}",
                "RESET  | Reset {\"type\":\"Hard\"}",
            })
    void theRestIsSaidIn16sWords(String what, String wanted) {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        perform(
                switch (what) {
                    case "START" -> new ChargerCommand.StartTransaction(1, "T");
                    case "STOP" -> new ChargerCommand.StopTransaction("7");
                    case "METER" -> new ChargerCommand.TriggerMeter(1);
                    case "UNLOCK" -> new ChargerCommand.Unlock(1);
                    default -> new ChargerCommand.Reset(true);
                },
                line);

        assertThat(line.only()).hasToString(wanted);
    }

    @Test
    void whatTheChargerSaysAgainstItIsTheOutcome() {
        var command = new ChargerCommand.Reset(true);

        assertThat(perform(command, FakeLine.answering("{\"status\":\"Rejected\"}")))
                .isEqualTo(new CommandOutcome.Refused(NOON, "Rejected"));
        assertThat(perform(command, FakeLine.answering(new CallAnswer.Fault("NotSupported", ""))))
                .isEqualTo(new CommandOutcome.Refused(NOON, "NotSupported"));
        assertThat(perform(command, FakeLine.answering(new CallAnswer.TimedOut())))
                .isEqualTo(new CommandOutcome.TimedOut(NOON));
        assertThat(perform(command, FakeLine.answering(new CallAnswer.Closed())))
                .isEqualTo(new CommandOutcome.NotConnected());
    }

    private Reply status(String word) {
        return receive(
                "StatusNotification", "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + word + "\"}");
    }

    private Reply receive(String action, String payload) {
        return ocpp.receive(new Frame.Call("1", action, Json.readObject(payload)), memory, NOON);
    }

    private CommandOutcome perform(ChargerCommand command, FakeLine line) {
        return ocpp.perform(command, memory, line);
    }

    private static LoadSchedule weekly() {
        return new LoadSchedule(NOON, true, Duration.ofDays(7), List.of(new Period(0, 7400), new Period(3600, 0)));
    }

    private static LoadSchedule oneHour() {
        return new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 3700)));
    }
}
