package energy.switchpoint.ocpp.v16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Customer;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.AuthorisationCommand.Standing;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.RpcFault;
import energy.switchpoint.ocpp.schema.SamplesForTests;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of OCPP 1.6, in both directions, over the real adapter, held against the version's table. */
class Contract16Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(1, 1);
    static final Schema SCHEMA = Schema.of("v16");
    static final Address FILE = new Address(URI.create("https://files.example/x"), 3, Duration.ofMinutes(1));
    static final Fingerprint PRINT = new Fingerprint("SHA256", "aa", "bb", "01");

    final FakeBook book = new FakeBook();
    final Ocpp16 ocpp = new Ocpp16(book, Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 1, LimitUnit.W);

    static List<String> fromTheCharger() {
        return SCHEMA.actions().stream().filter(SCHEMA::fromStation).sorted().toList();
    }

    static List<String> toTheCharger() {
        return SCHEMA.actions().stream().filter(SCHEMA::fromCentral).sorted().toList();
    }

    @Test
    void theTableHasAllOf16AndItsSecurityExtension() {
        assertThat(fromTheCharger()).hasSize(14);
        assertThat(toTheCharger()).hasSize(26);
        assertThat(SCHEMA.actions()).hasSize(39);
    }

    @ParameterizedTest
    @MethodSource("fromTheCharger")
    void whatAChargerMaySayIsAnsweredAsTheVersionWants(String action) {
        for (var said :
                List.of(SamplesForTests.least(SCHEMA.request(action)), SamplesForTests.most(SCHEMA.request(action)))) {
            var reply = ocpp.receive(new Frame.Call("1", action, said), memory, NOON);

            assertThat(SCHEMA.answer(action).check(reply.payload())).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("fromTheCharger")
    void whatAChargerSaysIsKept(String action) {
        if (Set.of("Heartbeat", "Authorize").contains(action)) {
            return;
        }
        var said = SamplesForTests.most(SCHEMA.request(action)).toString();
        var reply = ocpp.receive(
                new Frame.Call(
                        "1",
                        action,
                        Json.readObject(
                                said.replaceAll("\"measurand\":\"[^\"]*\"", "\"measurand\":\"Power.Active.Import\""))),
                memory,
                NOON);

        assertThat(reply.events())
                .isNotEmpty()
                .allMatch(event -> event.chargepointId().equals(CHARGER));
    }

    @ParameterizedTest
    @MethodSource("toTheCharger")
    void whatOnlyWeMaySayIsNotTakenFromACharger(String action) {
        if (SCHEMA.fromStation(action)) {
            return;
        }
        var said = SamplesForTests.least(SCHEMA.request(action));

        assertThatThrownBy(() -> ocpp.receive(new Frame.Call("1", action, said), memory, NOON))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(RpcFault.NOT_SUPPORTED));
    }

    @Test
    void everyMessageOfTheCentralSideCanBeSentAndIsAsTheVersionWants() {
        book.runs("1", 1);
        var sent = new HashSet<String>();
        for (var command : commands()) {
            // the second charger has no security extension
            for (boolean extended : new boolean[] {true, false}) {
                var line = new SampleLine(extended);
                var outcome = ocpp.perform(command, memory, line);

                assertThat(outcome).as(command.toString()).isNotInstanceOf(CommandOutcome.TimedOut.class);
                line.asked.forEach(
                        asked -> assertThat(SCHEMA.request(asked.action()).check(asked.payload()))
                                .as(asked.toString())
                                .isNull());
                line.asked.forEach(asked -> sent.add(asked.action()));
            }
        }

        assertThat(sent).containsExactlyInAnyOrderElementsOf(toTheCharger());
    }

    static List<ChargerCommand> commands() {
        var later = NOON.plusSeconds(3600);
        return List.of(
                new ChargerCommand.SetSchedule(Slot.CALENDAR, hour()),
                new ChargerCommand.SetSchedule(Slot.SETPOINT, hour()),
                new ChargerCommand.SetSchedule(Slot.CEILING, hour()),
                new ChargerCommand.ClearSchedule(Slot.SETPOINT),
                new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(1)),
                new ChargerCommand.ChangeCredential("0123456789abcdef"),
                new ChargerCommand.StartTransaction(0, "A-TAG-FAR-TOO-LONG-FOR-1.6"),
                new ChargerCommand.StopTransaction("7"),
                new ChargerCommand.TriggerMeter(0),
                new ChargerCommand.TriggerMeter(1),
                new ChargerCommand.Unlock(1),
                new ChargerCommand.Reset(true),
                new ChargerCommand.EraseCustomerData("ref"),
                new OperationCommand.ChangeAvailability(0, false),
                new OperationCommand.Trigger(OperationCommand.Kind.BOOT, 0),
                new OperationCommand.Trigger(OperationCommand.Kind.HEARTBEAT, 0),
                new OperationCommand.Trigger(OperationCommand.Kind.METER_VALUES, 1),
                new OperationCommand.Trigger(OperationCommand.Kind.STATUS, 1),
                new OperationCommand.Trigger(OperationCommand.Kind.FIRMWARE_STATUS, 0),
                new OperationCommand.Trigger(OperationCommand.Kind.LOG_STATUS, 0),
                new OperationCommand.SendData("vendor", "id", "text"),
                new OperationCommand.SendData("vendor", null, null),
                new SettingsCommand.ReadSettings(List.of(SettingName.of("HeartbeatInterval"))),
                new SettingsCommand.WriteSettings(List.of(new Setting(SettingName.of("HeartbeatInterval"), "60"))),
                new SettingsCommand.ReadInventory(SettingsCommand.Extent.CONFIGURATION),
                new SettingsCommand.ReadInventory(SettingsCommand.Extent.EVERYTHING),
                new AuthorisationCommand.ReadListVersion(),
                new AuthorisationCommand.SendList(
                        2,
                        false,
                        List.of(
                                new Entry(
                                        IdToken.card("T1"), new Access(Standing.BLOCKED, later, IdToken.central("G"))),
                                new Entry(IdToken.card("T2"), null))),
                new AuthorisationCommand.ClearCache(),
                new AuthorisationCommand.Reserve(5, 1, later, IdToken.card("T"), IdToken.central("G"), null),
                new AuthorisationCommand.CancelReservation(5),
                new AuthorisationCommand.CustomerData(new Customer.ByReference("ref"), false, true),
                new MaintenanceCommand.UpdateFirmware(FILE, NOON, null, null),
                new MaintenanceCommand.UpdateFirmware(
                        FILE, NOON, later, new MaintenanceCommand.Signature("PEM", "base64")),
                new MaintenanceCommand.UploadLog(MaintenanceCommand.Log.DIAGNOSTICS, FILE, NOON, later),
                new MaintenanceCommand.UploadLog(MaintenanceCommand.Log.SECURITY, FILE, null, null),
                new CertificateCommand.InstallRoot(RootUse.CENTRAL_SYSTEM, "PEM"),
                new CertificateCommand.InstallRoot(RootUse.MANUFACTURER, "PEM"),
                new CertificateCommand.ListCertificates(Set.of()),
                new CertificateCommand.DeleteCertificate(PRINT),
                new CertificateCommand.InstallChargerCertificate(Purpose.CONNECTION, "PEM"),
                new CertificateCommand.RenewCertificate(Purpose.CONNECTION));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anAnswerThatIsNotRightIsARefusalThatSaysWhy(ChargerCommand command) {
        for (var bad : List.of("{\"status\":\"Nonsense\"}", "{\"status\":5}", "{}")) {
            var line = FakeLine.answering(bad);

            var outcome = ocpp.perform(command, memory, line);

            var mayBeEmpty = Set.of("UpdateFirmware", "GetConfiguration", "GetDiagnostics");
            boolean free = mayBeEmpty.contains(line.asked().getFirst().action());
            if (command instanceof SettingsCommand.WriteSettings) {
                assertThat(((CommandOutcome.SettingsWritten) outcome).allTaken())
                        .isFalse();
            } else if (!free) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                CommandOutcome.Refused.class,
                                refused -> assertThat(refused.reason()).startsWith("unreadable answer: "));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void silenceAndALostLineAreNotTakenForAnAnswer(ChargerCommand command) {
        assertThat(ocpp.perform(command, memory, FakeLine.answering(new CallAnswer.TimedOut())))
                .isEqualTo(new CommandOutcome.TimedOut(NOON));
        assertThat(ocpp.perform(command, memory, FakeLine.answering(new CallAnswer.Closed())))
                .isEqualTo(new CommandOutcome.NotConnected());
    }

    @Test
    void whatCannotBeSaidInItsLengthIsNotSent() {
        var line = FakeLine.answering("{\"status\":\"Accepted\"}");
        var name = SettingName.of("k".repeat(51));

        var reserved = ocpp.perform(
                new AuthorisationCommand.Reserve(5, 1, NOON, IdToken.card("T".repeat(21)), null, null), memory, line);
        var read = ocpp.perform(new SettingsCommand.ReadSettings(List.of(name)), memory, line);

        assertThat(reserved).isEqualTo(new CommandOutcome.Refused(NOON, "not sent: idTag has more than 20 characters"));
        assertThat(read).isEqualTo(new CommandOutcome.Refused(NOON, "not sent: key[0] has more than 50 characters"));
        assertThat(line.asked()).isEmpty();
    }

    private static LoadSchedule hour() {
        return new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 3700)));
    }

    /** A charger that answers all it knows with as much as it may. */
    private static final class SampleLine implements energy.switchpoint.ocpp.entity.ChargerLine {

        private static final Set<String> EXTENSION = Set.of(
                "CertificateSigned",
                "DeleteCertificate",
                "ExtendedTriggerMessage",
                "GetInstalledCertificateIds",
                "GetLog",
                "InstallCertificate",
                "SignedUpdateFirmware");
        private static final Map<String, String> ACCEPTING = Map.of("UnlockConnector", "Unlocked");

        private final boolean extended;
        private final List<FakeLine.Asked> asked = new ArrayList<>();

        SampleLine(boolean extended) {
            this.extended = extended;
        }

        @Override
        public CallAnswer call(String action, JsonObject payload) {
            asked.add(new FakeLine.Asked(action, payload));
            if (!extended && EXTENSION.contains(action)) {
                return new CallAnswer.Fault("NotImplemented", "");
            }
            var answer = SamplesForTests.most(SCHEMA.answer(action));
            return new CallAnswer.Result(
                    answer.containsKey("status")
                            ? jakarta.json.Json.createObjectBuilder(answer)
                                    .add("status", ACCEPTING.getOrDefault(action, "Accepted"))
                                    .build()
                            : answer);
        }
    }
}
