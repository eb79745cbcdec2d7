package energy.switchpoint.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.AttributeValue;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.commands.entity.DeviceEvent.LogStage;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a station tells of itself, and what comes of asking it: by content. */
class Device201Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(2, 1);
    static final SettingName HEARTBEAT = SettingName.of("OCPPCommCtrlr", "HeartbeatInterval");

    final Ocpp201 ocpp = new Ocpp201(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 3, LimitUnit.W);

    @Test
    void aPartOfTheInventoryKeepsNameValueAndKind() {
        var reply = receive("NotifyReport", """
                {"requestId":7,"generatedAt":"2027-03-01T12:00:00Z","tbc":true,"seqNo":2,"reportData":[
                 {"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"},
                  "variableAttribute":[{"value":"11000","mutability":"ReadOnly","persistent":true}],
                  "variableCharacteristics":{"unit":"W","dataType":"decimal","maxLimit":11000,"supportsMonitoring":true}}]}""");

        var report = (DeviceEvent.VariablesReported) reply.events().getFirst();
        assertThat(report.number()).isEqualTo(2);
        assertThat(report.last()).isFalse();
        var variable = report.variables().getFirst();
        assertThat(variable.name().path()).isEqualTo("EVSE[1].Power");
        assertThat(variable.values()).containsExactly(new AttributeValue(Attribute.ACTUAL, "11000", true, false, true));
        assertThat(variable.unit()).isEqualTo("W");
        assertThat(variable.monitorable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CaseAccessSensor,Active,true,false,true",
        "TiltSensor,Tripped,true,false,true",
        "CaseAccessSensor,Active,true,true,false",
        "CaseAccessSensor,Active,false,false,false",
        "TemperatureSensor,Active,true,false,false",
    })
    void somebodyAtTheHousingIsTampering(
            String component, String name, String value, boolean cleared, boolean expected) {
        var event = (DeviceEvent.MonitorTriggered) receive(
                        "NotifyEvent",
                        "{\"generatedAt\":\"2027-03-01T12:00:00Z\",\"seqNo\":0,\"eventData\":[{\"eventId\":1,"
                                + "\"timestamp\":\"2027-03-01T12:00:00Z\",\"trigger\":\"Alerting\",\"actualValue\":\""
                                + value + "\",\"cleared\":" + cleared + ",\"component\":{\"name\":\"" + component
                                + "\"},\"variable\":{\"name\":\"" + name
                                + "\"},\"eventNotificationType\":\"HardWiredNotification\"}]}")
                .events()
                .getFirst();

        assertThat(event.tampering()).isEqualTo(expected);
    }

    @Test
    void aConnectorsStatusMayComeAsAnEvent() {
        var reply = receive("NotifyEvent", """
                {"generatedAt":"2027-03-01T12:00:00Z","seqNo":0,"eventData":[{"eventId":1,
                 "timestamp":"2027-03-01T12:00:00Z","trigger":"Delta","actualValue":"Occupied",
                 "component":{"name":"Connector","evse":{"id":1,"connectorId":1}},
                 "variable":{"name":"AvailabilityState"},"eventNotificationType":"HardWiredNotification"}]}""");

        assertThat(reply.events())
                .contains(new ChargerEvent.StatusChanged(CHARGER, NOON, 1, ConnectorStatus.OCCUPIED, null));
    }

    @ParameterizedTest
    @CsvSource({
        "Downloading,DOWNLOADING",
        "DownloadScheduled,SCHEDULED",
        "Downloaded,DOWNLOADED",
        "SignatureVerified,VERIFIED",
        "Installing,INSTALLING",
        "InstallRebooting,RESTARTING",
        "Installed,INSTALLED",
        "Idle,IDLE",
        "InvalidSignature,FAILED",
        "InstallationFailed,FAILED",
        "DownloadFailed,FAILED",
    })
    void firmwareProgressIsBroughtToAFewSteps(String word, FirmwareStage stage) {
        assertThat(receive("FirmwareStatusNotification", "{\"status\":\"" + word + "\",\"requestId\":5}")
                        .events())
                .containsExactly(new DeviceEvent.FirmwareStatus(CHARGER, NOON, 5, stage, word));
    }

    @ParameterizedTest
    @CsvSource({"Uploading,UPLOADING", "Uploaded,UPLOADED", "PermissionDenied,FAILED", "AcceptedCanceled,CANCELLED"})
    void logProgressIsBroughtToAFewSteps(String word, LogStage stage) {
        assertThat(receive("LogStatusNotification", "{\"status\":\"" + word + "\"}")
                        .events())
                .containsExactly(new DeviceEvent.LogStatus(CHARGER, NOON, null, stage, word, null));
    }

    @Test
    void aLimitOfTheNetworkIsKeptInWatts() {
        var reply = receive("NotifyChargingLimit", """
                {"chargingLimit":{"chargingLimitSource":"SO","isGridCritical":true},"chargingSchedule":[{"id":1,
                 "chargingRateUnit":"A","duration":600,"startSchedule":"2027-03-01T12:00:00Z",
                 "chargingSchedulePeriod":[{"startPeriod":0,"limit":10,"numberPhases":3}]}]}""");

        assertThat(reply.events())
                .containsExactly(new ProgrammeEvent.ExternalLimitSet(
                        CHARGER,
                        NOON,
                        0,
                        "SO",
                        true,
                        List.of(new LoadSchedule(NOON, false, Duration.ofMinutes(10), List.of(new Period(0, 6900))))));
    }

    @Test
    void aSigningRequestIsPromisedAndPassedOn() {
        var reply = receive("SignCertificate", "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\"}");

        assertThat(reply.payload().getString("status")).isEqualTo("Accepted");
        assertThat(reply.events())
                .containsExactly(new DeviceEvent.CertificateRequested(
                        CHARGER, NOON, Purpose.CONNECTION, "-----BEGIN CERTIFICATE REQUEST-----", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"csr\":\"nonsense\"}",
                "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\",\"certificateType\":\"V2GCertificate\"}"
            })
    void whatOurAuthorityDoesNotSignIsRejectedAtOnce(String request) {
        var reply = receive("SignCertificate", request);

        assertThat(reply.payload().getString("status")).isEqualTo("Rejected");
        assertThat(reply.events()).isEmpty();
    }

    @Test
    void whatWeHaveNoMeaningForIsKeptAndRefused() {
        var reply = receive("DataTransfer", "{\"vendorId\":\"acme\",\"messageId\":\"m\",\"data\":{\"a\":1}}");

        assertThat(reply.payload().getString("status")).isEqualTo("UnknownVendorId");
        assertThat(reply.events())
                .containsExactly(new DeviceEvent.DataReceived(CHARGER, NOON, "acme", "m", "{\"a\":1}"));
    }

    @Test
    void settingsAreAskedForTenAtATimeOfAStationThatDoesNotSayWhatItTakes() {
        var line = FakeLine.answering("""
                {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"60",
                 "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}""");

        perform(new SettingsCommand.ReadSettings(Collections.nCopies(11, HEARTBEAT)), line);

        assertThat(line.asked()).hasSize(3);
        assertThat(line.asked().getFirst().toString())
                .contains("ItemsPerMessage")
                .contains("BytesPerMessage");
    }

    @Test
    void settingsAreReadAndWrittenAsManyAtATimeAsTheStationTakes() {
        var station = new LimitedStation(3, 10_000);

        var read = perform(new SettingsCommand.ReadSettings(Collections.nCopies(7, HEARTBEAT)), station);
        var written = perform(
                new SettingsCommand.WriteSettings(Collections.nCopies(7, new Setting(HEARTBEAT, "60"))), station);

        assertThat(station.sizes).containsExactly(4, 3, 3, 1, 3, 3, 1);
        assertThat(((CommandOutcome.SettingsRead) read).values()).hasSize(7);
        assertThat(((CommandOutcome.SettingsWritten) written).results()).hasSize(7);
    }

    @Test
    void settingsAreWrittenInMessagesNoHeavierThanTheStationTakes() {
        var station = new LimitedStation(100, 800);
        var heavy = new Setting(HEARTBEAT, "x".repeat(300));

        perform(new SettingsCommand.WriteSettings(Collections.nCopies(5, heavy)), station);

        assertThat(station.sizes).containsExactly(4, 1, 1, 1, 1, 1);
    }

    @Test
    void aFewSettingsAreReadWithoutAskingFirst() {
        var station = new LimitedStation(3, 800);

        perform(new SettingsCommand.ReadSettings(Collections.nCopies(4, HEARTBEAT)), station);

        assertThat(station.sizes).containsExactly(4);
    }

    @Test
    void eachSettingIsAnsweredForItself() {
        var line = FakeLine.answering("""
                {"getVariableResult":[
                 {"attributeStatus":"Accepted","attributeValue":"60","component":{"name":"OCPPCommCtrlr"},
                  "variable":{"name":"HeartbeatInterval"}},
                 {"attributeStatus":"UnknownVariable","component":{"name":"C"},"variable":{"name":"V"}},
                 {"attributeStatus":"Rejected","component":{"name":"C"},"variable":{"name":"W"}}]}""");

        var read = (CommandOutcome.SettingsRead)
                perform(new SettingsCommand.ReadSettings(List.of(HEARTBEAT, SettingName.of("flat"))), line);

        assertThat(read.values()).extracting(CommandOutcome.SettingValue::value).containsExactly("60", null);
        assertThat(read.unknown()).extracting(SettingName::path).containsExactly("flat", "C.V");
    }

    @Test
    void aSettingThatNeedsARestartSaysSo() {
        var line = FakeLine.answering("""
                {"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"OCPPCommCtrlr"},
                 "variable":{"name":"HeartbeatInterval"}}]}""");

        var written = (CommandOutcome.SettingsWritten)
                perform(new SettingsCommand.WriteSettings(List.of(new Setting(HEARTBEAT, "60"))), line);

        assertThat(written.results())
                .extracting(CommandOutcome.SettingResult::effect)
                .containsExactly(Effect.AFTER_RESTART);
        assertThat(written.allTaken()).isTrue();
    }

    @Test
    void aReportIsAnnouncedUnderItsNumberAndNothingIsNoRefusal() {
        var everything = new SettingsCommand.ReadInventory(SettingsCommand.Extent.EVERYTHING);
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        assertThat(perform(everything, line))
                .isEqualTo(
                        new CommandOutcome.Announced(NOON, line.only().payload().getInt("requestId")));
        assertThat(perform(everything, FakeLine.answering("{\"status\":\"EmptyResultSet\"}")))
                .isEqualTo(new CommandOutcome.Nothing(NOON));
        assertThat(perform(everything, FakeLine.answering("{\"status\":\"NotSupported\"}")))
                .isEqualTo(new CommandOutcome.Refused(NOON, "NotSupported"));
    }

    @Test
    void aStartFromAfarIsKnownByItsNumber() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");

        assertThat(perform(new ChargerCommand.StartTransaction(1, "T"), line))
                .isEqualTo(
                        new CommandOutcome.Announced(NOON, line.only().payload().getInt("remoteStartId")));
    }

    @Test
    void whatHappensOnceTheTransactionEndsIsLater() {
        assertThat(perform(
                        new OperationCommand.ChangeAvailability(0, false),
                        FakeLine.answering("{\"status\":\"Scheduled\"}")))
                .isEqualTo(new CommandOutcome.Later(NOON));
    }

    private Reply receive(String action, String payload) {
        return ocpp.receive(new Frame.Call("1", action, Json.readObject(payload)), memory, NOON);
    }

    private CommandOutcome perform(ChargerCommand command, ChargerLine line) {
        return ocpp.perform(command, memory, line);
    }

    /** Says how many variables, and how many bytes, it takes in one message. */
    private static final class LimitedStation implements ChargerLine {

        private final List<Integer> sizes = new ArrayList<>();
        private final int items;
        private final int bytes;

        LimitedStation(int items, int bytes) {
            this.items = items;
            this.bytes = bytes;
        }

        @Override
        public CallAnswer call(String action, JsonObject payload) {
            boolean reads = action.equals("GetVariables");
            var asked = payload.getJsonArray(reads ? "getVariableData" : "setVariableData");
            sizes.add(asked.size());
            var results = Json.array();
            for (var one : asked.getValuesAs(JsonObject.class)) {
                var result = Json.object()
                        .add("attributeStatus", "Accepted")
                        .add("component", one.getJsonObject("component"))
                        .add("variable", one.getJsonObject("variable"));
                results.add(reads ? result.add("attributeValue", value(one.getJsonObject("variable"))) : result);
            }
            return new CallAnswer.Result(Json.object()
                    .add(reads ? "getVariableResult" : "setVariableResult", results)
                    .build());
        }

        private String value(JsonObject variable) {
            return switch (variable.getString("name")) {
                case "ItemsPerMessage" -> Integer.toString(items);
                case "BytesPerMessage" -> Integer.toString(bytes);
                default -> "60";
            };
        }
    }
}
