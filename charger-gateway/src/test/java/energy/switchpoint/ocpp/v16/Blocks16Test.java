package energy.switchpoint.ocpp.v16;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Customer;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.AuthorisationCommand.Standing;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.Listed;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Extent;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the answers of an OCPP 1.6 charger come to, block by block. */
class Blocks16Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Instant ONE = NOON.plusSeconds(3600);
    static final Address FILE = Address.of(URI.create("ftp://files.example/x"));
    static final SettingName HEARTBEAT = SettingName.of("heartbeatinterval");
    static final SettingName OF_A_PART = SettingName.of("EVSE", "Power");

    final Ocpp16 ocpp = new Ocpp16(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(new UUID(1, 1), 1, LimitUnit.W);

    @ParameterizedTest
    @CsvSource({"Accepted,Accepted", "Scheduled,Later", "Rejected,Refused"})
    void availabilityMayChangeLater(String word, String outcome) {
        assertThat(perform(new OperationCommand.ChangeAvailability(1, true), status(word))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aVendorsOwnIsAnsweredInItsOwnWords() {
        var send = new OperationCommand.SendData("v", "m", "d");

        assertThat(perform(send, FakeLine.answering("{\"status\":\"Accepted\",\"data\":\"yes\"}")))
                .isEqualTo(new CommandOutcome.DataAnswered(NOON, "yes"));
        assertThat(perform(send, status("UnknownVendorId"))).isEqualTo(refused("UnknownVendorId"));
    }

    @Test
    void aChargerWithoutTheSecurityExtensionIsAskedInTheOldWay() {
        var log = new TwoAnswers(new CallAnswer.Fault("NotImplemented", ""), "{\"fileName\":\"d.zip\"}");
        var none = new TwoAnswers(new CallAnswer.Fault("NotSupported", ""), "{}");
        var trigger = new TwoAnswers(new CallAnswer.Fault("NotImplemented", ""), "{\"status\":\"Accepted\"}");
        var upload = new MaintenanceCommand.UploadLog(Log.DIAGNOSTICS, FILE, null, null);

        assertThat(ocpp.perform(upload, memory, log))
                .isInstanceOfSatisfying(
                        CommandOutcome.LogPromised.class,
                        promised -> assertThat(promised.fileName()).isEqualTo("d.zip"));
        assertThat(log.asked).containsExactly("GetLog", "GetDiagnostics");
        assertThat(ocpp.perform(upload, memory, none)).isEqualTo(new CommandOutcome.Nothing(NOON));
        assertThat(ocpp.perform(new OperationCommand.Trigger(OperationCommand.Kind.LOG_STATUS, 0), memory, trigger))
                .isInstanceOf(CommandOutcome.Accepted.class);
        assertThat(trigger.asked).containsExactly("ExtendedTriggerMessage", "TriggerMessage");
    }

    @Test
    void aSecurityLogHasNoOldWay() {
        var upload = new MaintenanceCommand.UploadLog(Log.SECURITY, FILE, null, null);

        assertThat(perform(upload, FakeLine.answering(new CallAnswer.Fault("NotImplemented", ""))))
                .isEqualTo(refused("NotImplemented"));
    }

    @Test
    void aLogIsPromisedUnderTheNumberItWasAskedWith() {
        var line = FakeLine.answering("{\"status\":\"AcceptedCanceled\",\"filename\":\"log.gz\"}");

        var outcome = perform(new MaintenanceCommand.UploadLog(Log.SECURITY, FILE, NOON, ONE), line);

        assertThat(outcome)
                .isEqualTo(new CommandOutcome.LogPromised(
                        NOON, line.only().payload().getInt("requestId"), "log.gz"));
        assertThat(line.only().payload().getJsonObject("log"))
                .hasToString(
                        "{\"remoteLocation\":\"ftp://files.example/x\",\"oldestTimestamp\":\"2027-03-01T12:00:00Z\","
                                + "\"latestTimestamp\":\"2027-03-01T13:00:00Z\"}");
    }

    @Test
    void signedFirmwareIsAnnouncedAndPlainFirmwareOnlyTaken() {
        var signature = new MaintenanceCommand.Signature("PEM", "c2ln");
        var line = status("Accepted");
        var signed = perform(new MaintenanceCommand.UpdateFirmware(FILE, NOON, ONE, signature), line);
        var again = perform(new MaintenanceCommand.UpdateFirmware(FILE, NOON, ONE, signature), status("Accepted"));

        assertThat(signed)
                .isEqualTo(
                        new CommandOutcome.Announced(NOON, line.only().payload().getInt("requestId")))
                .isNotEqualTo(again);
        assertThat(perform(
                        new MaintenanceCommand.UpdateFirmware(FILE, NOON, ONE, signature),
                        status("RevokedCertificate")))
                .isEqualTo(refused("RevokedCertificate"));
        assertThat(perform(new MaintenanceCommand.UpdateFirmware(FILE, NOON, null, null), FakeLine.answering("{}")))
                .isEqualTo(new CommandOutcome.Accepted(NOON));
    }

    @Test
    void settingsAreReadByTheirFlatNamesWhateverTheirCase() {
        var line = FakeLine.answering("""
                {"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}],
                 "unknownKey":["Nope"]}""");

        var outcome =
                perform(new SettingsCommand.ReadSettings(List.of(HEARTBEAT, SettingName.of("nope"), OF_A_PART)), line);

        assertThat(outcome)
                .isEqualTo(new CommandOutcome.SettingsRead(
                        NOON,
                        List.of(new SettingValue(HEARTBEAT, "300", false, null)),
                        List.of(OF_A_PART, SettingName.of("nope"))));
        assertThat(line.only()).hasToString("GetConfiguration {\"key\":[\"heartbeatinterval\",\"nope\"]}");
    }

    @Test
    void manyKeysAreReadAsManyAtATimeAsTheChargerTakes() {
        var sizes = new ArrayList<Integer>();
        var names =
                IntStream.range(0, 12).mapToObj(i -> SettingName.of("K" + i)).toList();
        ChargerLine line = (_, payload) -> {
            var keys = payload.getJsonArray("key").getValuesAs(JsonString.class);
            sizes.add(keys.size());
            var told = Json.array();
            keys.forEach(key -> told.add(Json.object()
                    .add("key", key.getString())
                    .add("readonly", false)
                    .add("value", "5")));
            return new CallAnswer.Result(
                    Json.object().add("configurationKey", told).build());
        };

        var read = (CommandOutcome.SettingsRead) ocpp.perform(new SettingsCommand.ReadSettings(names), memory, line);
        ocpp.perform(new SettingsCommand.ReadSettings(names), memory, line);

        assertThat(read.values()).extracting(SettingValue::name).containsExactlyElementsOf(names);
        assertThat(sizes).as("asked once how many it takes").containsExactly(1, 5, 5, 2, 5, 5, 2);
    }

    @Test
    void aChargerThatDoesNotSayHowManyKeysItTakesIsAskedForFew() {
        var line = FakeLine.answering("{\"unknownKey\":[\"x\"]}");

        perform(new SettingsCommand.ReadSettings(Collections.nCopies(7, SettingName.of("x"))), line);

        assertThat(line.asked()).hasSize(3);
    }

    @Test
    void theInventoryIsAllKeysOrThoseThatCanBeWritten() {
        var keys = """
                {"configurationKey":[{"key":"A","readonly":false,"value":"1"},{"key":"B","readonly":true}]}""";

        var all = (CommandOutcome.SettingsRead)
                perform(new SettingsCommand.ReadInventory(Extent.EVERYTHING), FakeLine.answering(keys));
        var writable = (CommandOutcome.SettingsRead)
                perform(new SettingsCommand.ReadInventory(Extent.CONFIGURATION), FakeLine.answering(keys));

        assertThat(all.values()).hasSize(2);
        assertThat(writable.values()).extracting(v -> v.name().name()).containsExactly("A");
        assertThat(perform(new SettingsCommand.ReadInventory(Extent.SUMMARY), FakeLine.answering("{}")))
                .isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void eachSettingHasItsOwnResult() {
        var line = FakeLine.answering(
                "{\"status\":\"Accepted\"}", "{\"status\":\"RebootRequired\"}", "{\"status\":\"NotSupported\"}");

        var outcome = perform(
                new SettingsCommand.WriteSettings(List.of(
                        new Setting(HEARTBEAT, "60"),
                        new Setting(SettingName.of("B"), "1"),
                        new Setting(SettingName.of("C"), "1"),
                        new Setting(OF_A_PART, "1"))),
                line);

        assertThat(((CommandOutcome.SettingsWritten) outcome).results())
                .containsExactly(
                        new SettingResult(HEARTBEAT, Effect.APPLIED, "Accepted"),
                        new SettingResult(SettingName.of("B"), Effect.AFTER_RESTART, "RebootRequired"),
                        new SettingResult(SettingName.of("C"), Effect.REFUSED, "NotSupported"),
                        new SettingResult(OF_A_PART, Effect.REFUSED, "OCPP 1.6 has flat names only"));
    }

    @Test
    void theLocalListIsSentWithWhoMayAndWhoNoLonger() {
        var line = status("Accepted");
        var entries = List.of(
                new Entry(IdToken.card("A"), new Access(Standing.ACCEPTED, ONE, IdToken.card("G"))),
                new Entry(IdToken.card("B"), null));

        perform(new AuthorisationCommand.SendList(3, false, entries), line);

        assertThat(line.only())
                .hasToString(
                        "SendLocalList {\"listVersion\":3,\"localAuthorizationList\":[{\"idTag\":\"A\",\"idTagInfo\":"
                                + "{\"status\":\"Accepted\",\"expiryDate\":\"2027-03-01T13:00:00Z\",\"parentIdTag\":\"G\"}},"
                                + "{\"idTag\":\"B\"}],\"updateType\":\"Differential\"}");
        assertThat(perform(new AuthorisationCommand.SendList(3, true, entries), status("VersionMismatch")))
                .isEqualTo(refused("VersionMismatch"));
    }

    @Test
    void aChargerWithoutAListHasNoVersionOfIt() {
        var read = new AuthorisationCommand.ReadListVersion();

        assertThat(perform(read, FakeLine.answering("{\"listVersion\":4}")))
                .isEqualTo(new CommandOutcome.ListVersion(NOON, 4));
        assertThat(perform(read, FakeLine.answering("{\"listVersion\":-1}")))
                .isEqualTo(refused("the charger has no local list"));
    }

    @ParameterizedTest
    @CsvSource({"Accepted", "Faulted", "Occupied", "Rejected", "Unavailable"})
    void aReservationIsMadeOrRefusedInTheChargersWord(String word) {
        var reserve = new AuthorisationCommand.Reserve(1, 0, ONE, IdToken.card("A"), null, null);

        assertThat(perform(reserve, status(word)))
                .isEqualTo(word.equals("Accepted") ? new CommandOutcome.Accepted(NOON) : refused(word));
    }

    @Test
    void certificatesAreListedByBothKindsOfRoot() {
        var hash =
                "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"a\",\"issuerKeyHash\":\"b\",\"serialNumber\":\"1\"}";
        var line = FakeLine.answering(
                "{\"status\":\"Accepted\",\"certificateHashData\":[" + hash + "]}", "{\"status\":\"NotFound\"}");

        var outcome = perform(new CertificateCommand.ListCertificates(Set.of()), line);

        assertThat(outcome)
                .isEqualTo(new CommandOutcome.CertificatesListed(
                        NOON,
                        List.of(new CommandOutcome.InstalledCertificate(
                                Listed.CENTRAL_SYSTEM, new Fingerprint("SHA256", "a", "b", "1"), List.of()))));
        assertThat(line.asked()).hasSize(2);
        assertThat(perform(new CertificateCommand.ListCertificates(Set.of(Listed.MANUFACTURER)), status("NotFound")))
                .isEqualTo(new CommandOutcome.Nothing(NOON));
    }

    @Test
    void aCertificateThatIsNotThereIsDeletedAlready() {
        var delete = new CertificateCommand.DeleteCertificate(new Fingerprint("SHA256", "a", "b", "1"));

        assertThat(perform(delete, status("Accepted"))).isEqualTo(new CommandOutcome.Accepted(NOON));
        assertThat(perform(delete, status("NotFound"))).isEqualTo(new CommandOutcome.Nothing(NOON));
        assertThat(perform(delete, status("Failed"))).isEqualTo(refused("Failed"));
    }

    static List<ChargerCommand> whatThereIsNot() {
        return List.of(
                new OperationCommand.ReadTransactionStatus("1"),
                new OperationCommand.UpdateCost("1", BigDecimal.ONE),
                new OperationCommand.Trigger(OperationCommand.Kind.TRANSACTION, 1),
                new MaintenanceCommand.PublishFirmware(FILE, "0"),
                new MaintenanceCommand.UnpublishFirmware("0"),
                new MaintenanceCommand.UploadLog(Log.DATA_COLLECTOR, FILE, null, null),
                new MaintenanceCommand.UpdateFirmware(FILE, NOON, ONE, null),
                new AuthorisationCommand.CustomerData(new Customer.ByReference("r"), true, false),
                new AuthorisationCommand.Reserve(1, 0, ONE, IdToken.card("A"), null, "cType2"),
                new CertificateCommand.InstallRoot(RootUse.VEHICLE_TO_GRID, "PEM"),
                new CertificateCommand.InstallChargerCertificate(Purpose.VEHICLE, "PEM"),
                new CertificateCommand.RenewCertificate(Purpose.VEHICLE),
                new CertificateCommand.ListCertificates(Set.of(Listed.VEHICLE_TO_GRID)),
                new SettingsCommand.ReadInventoryOf(Set.of(SettingsCommand.PartState.PROBLEM), List.of()),
                new ProfileCommand.ListProfiles(null, List.of()),
                new ProfileCommand.UsePriorityCharging("1", true),
                new DisplayCommand.ClearDisplayMessage(1));
    }

    @ParameterizedTest
    @MethodSource("whatThereIsNot")
    void whatTheVersionHasNoMessageForIsRefusedInPlainWordsAndNothingIsSent(ChargerCommand command) {
        var line = status("Accepted");

        assertThat(perform(command, line))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("OCPP 1.6 "));
        assertThat(line.asked()).isEmpty();
    }

    private static CommandOutcome refused(String why) {
        return new CommandOutcome.Refused(NOON, why);
    }

    private static FakeLine status(String word) {
        return FakeLine.answering("{\"status\":\"" + word + "\"}");
    }

    private CommandOutcome perform(ChargerCommand command, FakeLine line) {
        return ocpp.perform(command, memory, line);
    }

    /** Answers its first call in one way and its second in another. */
    private static final class TwoAnswers implements energy.switchpoint.ocpp.entity.ChargerLine {

        private final CallAnswer first;
        private final String second;
        private final List<String> asked = new java.util.ArrayList<>();

        TwoAnswers(CallAnswer first, String second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public CallAnswer call(String action, jakarta.json.JsonObject payload) {
            asked.add(action);
            return asked.size() == 1 ? first : new CallAnswer.Result(Json.readObject(second));
        }
    }
}
