package energy.switchpoint.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.MonitoringCommand.Monitor;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.RpcFault;
import energy.switchpoint.ocpp.schema.SamplesForTests;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.testing.FakeLine;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of a 2.x version, in both directions, over the real adapter, held against the version's table. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ContractOf2 {

    protected static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    protected static final UUID CHARGER = new UUID(2, 1);
    private static final Address FILE = new Address(URI.create("https://files.example/x"), 3, Duration.ofMinutes(1));
    private static final Fingerprint PRINT = new Fingerprint("SHA256", "aa", "bb", "01");
    private static final SettingName NAME = SettingName.of("OCPPCommCtrlr", "HeartbeatInterval");
    private static final Map<String, String> ACCEPTING =
            Map.of("UnlockConnector", "Unlocked", "UnpublishFirmware", "Unpublished");

    protected final ChargerMemory memory = new ChargerMemory(CHARGER, 3, LimitUnit.W);

    protected abstract Schema schema();

    protected abstract ChargerDialect ocpp();

    /** Messages that exist and that we do not take part in. */
    protected abstract Set<String> unsupported();

    List<String> fromTheStation() {
        return schema().actions().stream()
                .filter(schema()::fromStation)
                .filter(action -> !unsupported().contains(action))
                .sorted()
                .toList();
    }

    List<String> toTheStation() {
        return schema().actions().stream()
                .filter(schema()::fromCentral)
                .filter(action -> !unsupported().contains(action))
                .sorted()
                .toList();
    }

    List<String> notTaken() {
        return schema().actions().stream()
                .filter(action -> !schema().fromStation(action) || unsupported().contains(action))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fromTheStation")
    void whatAStationMaySayIsAnsweredAsTheVersionWants(String action) {
        var request = schema().request(action);
        for (var said : List.of(SamplesForTests.least(request), SamplesForTests.most(request))) {
            var reply = receive(action, said);

            assertThat(schema().answer(action).check(reply.payload())).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("fromTheStation")
    void whatAStationSaysIsKept(String action) {
        if (Set.of("Heartbeat", "Authorize", "Get15118EVCertificate", "GetCertificateStatus")
                .contains(action)) {
            return;
        }
        var said = SamplesForTests.most(schema().request(action))
                .toString()
                .replaceAll("\"measurand\":\"[^\"]*\"", "\"measurand\":\"Power.Active.Import\"")
                .replaceAll("\"csr\":\"[^\"]*\"", "\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\"");
        var reply = receive(action, Json.readObject(said));

        assertThat(reply.events())
                .isNotEmpty()
                .allMatch(event -> event.chargepointId().equals(CHARGER));
    }

    @ParameterizedTest
    @MethodSource("notTaken")
    void whatAStationMayNotSayIsNotSupported(String action) {
        var said = SamplesForTests.least(schema().request(action));

        assertThatThrownBy(() -> receive(action, said))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(RpcFault.NOT_SUPPORTED));
    }

    @Test
    void whatNoVersionHasIsNotImplemented() {
        assertThatThrownBy(() -> receive("StartTransaction", Json.EMPTY))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(RpcFault.NOT_IMPLEMENTED));
    }

    @Test
    void everyMessageOfTheCentralSideCanBeSentAndIsAsTheVersionWants() {
        var sent = new HashSet<String>();
        for (var command : commands()) {
            // the second station does not know connections as variables
            for (boolean variables : new boolean[] {true, false}) {
                var line = new SampleLine(variables);
                var outcome = ocpp().perform(command, memory, line);

                assertThat(outcome)
                        .as(command.toString())
                        .isNotInstanceOfAny(CommandOutcome.TimedOut.class, CommandOutcome.NotConnected.class);
                line.asked.forEach(asked -> {
                    assertThat(schema().request(asked.action()).check(asked.payload()))
                            .as(asked.toString())
                            .isNull();
                    sent.add(asked.action());
                });
            }
        }

        assertThat(sent).containsExactlyInAnyOrderElementsOf(toTheStation());
    }

    @ParameterizedTest
    @MethodSource("toTheStation")
    void anAnswerThatIsNotRightIsNotBelieved(String action) {
        for (var command : commands()) {
            var line = new SampleLine(true);
            ocpp().perform(command, memory, line);
            if (line.asked.isEmpty() || !line.asked.getFirst().action().equals(action)) {
                continue;
            }
            if (SamplesForTests.least(schema().answer(action)).isEmpty()) {
                return;
            }
            var outcome = ocpp().perform(command, memory, (a, p) -> new CallAnswer.Result(Json.EMPTY));

            assertThat(outcome)
                    .as(command.toString())
                    .isInstanceOfSatisfying(
                            CommandOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).startsWith("unreadable answer: "));
            return;
        }
    }

    @Test
    void timeOutsAndLostLinesAreTold() {
        for (var command : commands()) {
            assertThat(ocpp().perform(command, memory, (a, p) -> new CallAnswer.TimedOut()))
                    .as(command.toString())
                    .matches(o ->
                            !(o instanceof CommandOutcome.Accepted) && !(o instanceof CommandOutcome.NotConnected));
            assertThat(ocpp().perform(command, memory, (a, p) -> new CallAnswer.Closed()))
                    .as(command.toString())
                    .matches(o -> !(o instanceof CommandOutcome.Accepted) && !(o instanceof CommandOutcome.TimedOut));
        }
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void aRequestThatWouldNotBeAllowedIsNotSent(Purpose purpose) {
        var line = new SampleLine(true);
        var outcome = ocpp().perform(
                        new CertificateCommand.InstallChargerCertificate(purpose, "x".repeat(10_001)), memory, line);

        assertThat(outcome).isInstanceOf(CommandOutcome.Refused.class);
        assertThat(line.asked).isEmpty();
        assertThat(outcome.toString()).doesNotContain("xxx");
    }

    @Test
    void noSecretShows() {
        var secret = "hush-hush";
        assertThat(List.of(
                        new ChargerCommand.ChangeCredential(secret),
                        new CertificateCommand.InstallChargerCertificate(Purpose.CONNECTION, secret),
                        new SettingsCommand.WriteSettings(List.of(new Setting(NAME, secret))),
                        new SettingsCommand.SetNetworkSlot(1, profile(secret)),
                        new OperationCommand.SendData("acme", "m", secret),
                        new MaintenanceCommand.UploadLog(
                                MaintenanceCommand.Log.SECURITY,
                                Address.of(URI.create("ftp://u:" + secret + "@host/x")),
                                null,
                                null)))
                .allSatisfy(command -> assertThat(command.toString()).doesNotContain(secret));
    }

    protected ChargerDialect.Reply receive(String action, JsonObject payload) {
        return ocpp().receive(new Frame.Call("1", action, payload), memory, NOON);
    }

    static List<ChargerCommand> commands() {
        var schedule = new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 6900)));
        var token = IdToken.card("04AABBCC");
        var message = new DisplayCommand.Message(
                1,
                DisplayCommand.Priority.IN_FRONT,
                DisplayCommand.State.IDLE,
                NOON,
                NOON.plusSeconds(60),
                "tx-1",
                DisplayCommand.Format.UTF8,
                "en",
                "Hello");
        var commands = new ArrayList<ChargerCommand>(List.of(
                new ChargerCommand.SetSchedule(Slot.CALENDAR, schedule),
                new ChargerCommand.SetSchedule(Slot.SETPOINT, schedule),
                new ChargerCommand.SetSchedule(Slot.CEILING, schedule),
                new ChargerCommand.ClearSchedule(Slot.CEILING),
                new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(1)),
                new ChargerCommand.ChangeCredential("0123456789abcdef"),
                new ChargerCommand.StartTransaction(1, "T"),
                new ChargerCommand.StopTransaction("tx-1"),
                new ChargerCommand.TriggerMeter(1),
                new ChargerCommand.Unlock(1),
                new ChargerCommand.Reset(true),
                new ChargerCommand.EraseCustomerData("ref"),
                new SettingsCommand.ReadSettings(List.of(NAME, SettingName.of("A.B"), SettingName.of("flat"))),
                new SettingsCommand.WriteSettings(List.of(new Setting(NAME, "60"))),
                new SettingsCommand.ReadInventory(SettingsCommand.Extent.EVERYTHING),
                new SettingsCommand.ReadInventoryOf(Set.of(SettingsCommand.PartState.PROBLEM), List.of(NAME)),
                new SettingsCommand.SetNetworkSlot(1, profile("secret")),
                new MonitoringCommand.SetMonitors(
                        List.of(new Monitor(null, NAME, MonitoringCommand.Watch.CHANGE, BigDecimal.ONE, 5, true))),
                new MonitoringCommand.ClearMonitors(List.of(1)),
                new MonitoringCommand.ListMonitors(Set.of(MonitoringCommand.Sort.PERIOD), List.of(NAME)),
                new MonitoringCommand.SetMonitoringBase(MonitoringCommand.Base.ALL),
                new MonitoringCommand.SetMonitoringLevel(4),
                new AuthorisationCommand.ReadListVersion(),
                new AuthorisationCommand.SendList(
                        2, false, List.of(new Entry(token, new Access(Standing.ACCEPTED, NOON, IdToken.central("G"))))),
                new AuthorisationCommand.ClearCache(),
                new AuthorisationCommand.Reserve(1, 1, NOON, token, token, "cType2"),
                new AuthorisationCommand.CancelReservation(1),
                new AuthorisationCommand.CustomerData(new Customer.ByToken(token), true, false),
                new AuthorisationCommand.CustomerData(new Customer.ByCertificate(PRINT), true, true),
                new OperationCommand.ChangeAvailability(1, false),
                new OperationCommand.ReadTransactionStatus("tx-1"),
                new OperationCommand.UpdateCost("tx-1", new BigDecimal("1.25")),
                new OperationCommand.SendData("acme", "m", "d"),
                new MaintenanceCommand.UpdateFirmware(
                        FILE, NOON, NOON, new MaintenanceCommand.Signature("cert", "signature")),
                new MaintenanceCommand.PublishFirmware(FILE, "0123456789abcdef0123456789abcdef"),
                new MaintenanceCommand.UnpublishFirmware("0123456789abcdef0123456789abcdef"),
                new MaintenanceCommand.UploadLog(MaintenanceCommand.Log.SECURITY, FILE, NOON, NOON),
                new CertificateCommand.InstallRoot(RootUse.CENTRAL_SYSTEM, "pem"),
                new CertificateCommand.ListCertificates(Set.of(Listed.CENTRAL_SYSTEM)),
                new CertificateCommand.DeleteCertificate(PRINT),
                new CertificateCommand.InstallChargerCertificate(Purpose.CONNECTION, "pem"),
                new CertificateCommand.RenewCertificate(Purpose.CONNECTION),
                new ProfileCommand.ListProfiles(null, List.of()),
                new ProfileCommand.ListProfiles(1, List.of(101)),
                new ProfileCommand.ReadDeviceRules(),
                new ProfileCommand.SetDynamicSchedule(110, 1, ProfileCommand.DynamicLimit.of(4200), 60, 600),
                new ProfileCommand.UpdateDynamicSchedule(110, ProfileCommand.DynamicLimit.of(6900)),
                new ProfileCommand.UsePriorityCharging("tx-1", true),
                new DisplayCommand.SetDisplayMessage(message),
                new DisplayCommand.ListDisplayMessages(
                        List.of(1), DisplayCommand.Priority.IN_FRONT, DisplayCommand.State.IDLE),
                new DisplayCommand.ClearDisplayMessage(1)));
        for (var kind : OperationCommand.Kind.values()) {
            commands.add(new OperationCommand.Trigger(kind, 1));
        }
        return commands;
    }

    private static SettingsCommand.NetworkProfile profile(String secret) {
        return new SettingsCommand.NetworkProfile(
                "wss://csms.example/ocpp",
                2,
                30,
                SettingsCommand.Bearer.WIRED_0,
                "CP1",
                secret,
                new SettingsCommand.Apn("internet", "u", secret, 1234, "12345", false, "AUTO"),
                new SettingsCommand.Vpn("vpn.example", "u", "g", secret, secret, "IKEv2"));
    }

    /** A station that takes everything, with all that its answers may have. */
    private final class SampleLine implements ChargerLine {

        private final boolean variables;
        private final List<FakeLine.Asked> asked = new ArrayList<>();

        SampleLine(boolean variables) {
            this.variables = variables;
        }

        @Override
        public CallAnswer call(String action, JsonObject payload) {
            asked.add(new FakeLine.Asked(action, payload));
            var answer = Json.readObject(SamplesForTests.most(schema().answer(action))
                    .toString()
                    .replaceAll(
                            "\"attributeStatus\":\"[^\"]*\"",
                            "\"attributeStatus\":\"" + (variables ? "Accepted" : "UnknownComponent") + '"'));
            return new CallAnswer.Result(
                    answer.containsKey("status")
                            ? jakarta.json.Json.createObjectBuilder(answer)
                                    .add("status", ACCEPTING.getOrDefault(action, "Accepted"))
                                    .build()
                            : answer);
        }
    }
}
