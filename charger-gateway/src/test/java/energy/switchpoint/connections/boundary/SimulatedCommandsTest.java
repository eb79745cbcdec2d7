package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SimulatedSite;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command we have, to a simulated charger of every version, with what comes of it. A command the charger would not know
 * shows here as {@code NotImplemented}; what a version has no message for is refused in our own words, without sending.
 */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedCommandsTest {

    /** What comes of each on a charger fresh from its box with a car at the cable; {@code none} = the version has no message. */
    private static final String TABLE = """
            SetSchedule             Accepted            Accepted            Accepted
            ReadCompositeSchedule   CompositeSchedule   CompositeSchedule   CompositeSchedule
            ListProfiles            none                Announced           Announced
            ClearSchedule           Accepted            Accepted            Accepted
            ReadDeviceRules         none                DeviceRulesKnown    DeviceRulesKnown
            SetDynamicSchedule      none                none                Accepted
            UpdateDynamicSchedule   none                none                Accepted
            UsePriorityCharging     none                none                Accepted
            ReadSettings            SettingsRead        SettingsRead        SettingsRead
            WriteSettings           SettingsWritten     SettingsWritten     SettingsWritten
            ReadInventory           SettingsRead        Announced           Announced
            ReadInventoryOf         SettingsRead        Announced           Announced
            SetNetworkSlot          none                Accepted            Accepted
            SetMonitors             none                MonitorsSet         MonitorsSet
            ListMonitors            none                Announced           Announced
            SetMonitoringLevel      none                Accepted            Accepted
            SetMonitoringBase       none                Accepted            Accepted
            ClearMonitors           none                MonitorsCleared     MonitorsCleared
            InstallRoot             Accepted            Accepted            Accepted
            ListCertificates        CertificatesListed  CertificatesListed  CertificatesListed
            DeleteCertificate       Nothing             Nothing             Nothing
            RenewCertificate        Accepted            Accepted            Accepted
            InstallChargerCertificate  Rejected         Rejected            Rejected
            SendList                Accepted            Accepted            Accepted
            ReadListVersion         ListVersion         ListVersion         ListVersion
            ClearCache              Accepted            Accepted            Accepted
            Reserve                 Occupied            Occupied            Occupied
            CancelReservation       Rejected            Rejected            Rejected
            CustomerData            none                Announced           Announced
            EraseCustomerData       Accepted            Accepted            Accepted
            SetDisplayMessage       none                Accepted            Accepted
            ListDisplayMessages     none                Announced           Announced
            ClearDisplayMessage     none                Accepted            Accepted
            UploadLog               LogPromised         LogPromised         LogPromised
            UpdateFirmware          Accepted            Announced           Announced
            PublishFirmware         none                Announced           Announced
            UnpublishFirmware       none                DownloadOngoing     DownloadOngoing
            ReadTransactionStatus   none                TransactionStatus   TransactionStatus
            UpdateCost              none                Accepted            Accepted
            SendData                UnknownVendorId     UnknownVendorId     UnknownVendorId
            Trigger                 Accepted            Accepted            Accepted
            TriggerMeter            Accepted            Accepted            Accepted
            ChangeAvailability      Accepted            Accepted            Accepted
            StopTransaction         Accepted            Accepted            Accepted
            StartTransaction        Accepted            Announced           Announced
            Unlock                  Accepted            OngoingAuthorizedTransaction  OngoingAuthorizedTransaction
            ChangeCredential        Accepted            Accepted            Accepted
            Reset                   NotConnected        NotConnected        NotConnected
            """;

    static GatewayDatabaseForTests database;

    @TempDir
    Path home;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @Test
    void theTableLeavesNoCommandOut() {
        assertThat(expected("1.6").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        leaves(ChargerCommand.class).map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aSimulatedChargerHasAnAnswerOfItsOwnToEachOfThem(String version) {
        try (var site = new SimulatedSite(database, home, version)) {
            site.plugIn();
            site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);
            var answers = new LinkedHashMap<String, String>();

            expected(version).keySet().forEach(name -> answers.put(name, word(site.send(command(name, site)))));

            assertThat(answers).isEqualTo(expected(version));
        }
    }

    /** What it triggers is the whole set of messages a charger can be asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void everyMessageItCanBeAskedForComes(String version) {
        try (var site = new SimulatedSite(database, home, version)) {
            var refused = Stream.of(OperationCommand.Kind.values())
                    .filter(kind ->
                            !(site.send(new OperationCommand.Trigger(kind, 1)) instanceof CommandOutcome.Accepted))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(refused)
                    .isEqualTo(
                            version.equals("1.6")
                                    ? Set.of(
                                            OperationCommand.Kind.TRANSACTION,
                                            OperationCommand.Kind.PUBLISH_FIRMWARE_STATUS)
                                    : Set.of());
        }
    }

    private static Map<String, String> expected(String version) {
        int column = List.of("1.6", "2.0.1", "2.1").indexOf(version) + 1;
        var table = new LinkedHashMap<String, String>();
        TABLE.lines().map(line -> line.strip().split("\\s+")).forEach(row -> table.put(row[0], row[column]));
        return table;
    }

    /** A refusal by the charger's own word; in ours, when nothing was sent. */
    private static String word(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Refused refused -> refused.reason().startsWith("OCPP ") ? "none" : refused.reason();
            default -> outcome.getClass().getSimpleName();
        };
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SimulatedCommandsTest::leaves)
                : Stream.of(type);
    }

    private static ChargerCommand command(String name, SimulatedSite site) {
        var soon = Instant.now().plusSeconds(3600);
        var nowhere = MaintenanceCommand.Address.of(URI.create("http://127.0.0.1:9/file"));
        var power = SettingName.of("ElectricalFeed", "Power");
        return switch (name) {
            case "SetSchedule" ->
                new ChargerCommand.SetSchedule(
                        ChargerCommand.Slot.CALENDAR,
                        new ChargerCommand.LoadSchedule(
                                Instant.now(),
                                false,
                                Duration.ofHours(1),
                                List.of(new ChargerCommand.Period(0, 3680))));
            case "ClearSchedule" -> new ChargerCommand.ClearSchedule(ChargerCommand.Slot.CALENDAR);
            case "ReadCompositeSchedule" -> new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(1));
            case "ListProfiles" -> new ProfileCommand.ListProfiles(null, List.of());
            case "ReadDeviceRules" -> new ProfileCommand.ReadDeviceRules();
            case "SetDynamicSchedule" ->
                new ProfileCommand.SetDynamicSchedule(7, 0, ProfileCommand.DynamicLimit.of(3680), 0, 600);
            case "UpdateDynamicSchedule" ->
                new ProfileCommand.UpdateDynamicSchedule(7, ProfileCommand.DynamicLimit.of(2300));
            case "UsePriorityCharging" -> new ProfileCommand.UsePriorityCharging(transaction(site), true);
            case "ReadSettings" -> new SettingsCommand.ReadSettings(List.of(heartbeat(site)));
            case "WriteSettings" ->
                new SettingsCommand.WriteSettings(List.of(new SettingsCommand.Setting(heartbeat(site), "600")));
            case "ReadInventory" -> new SettingsCommand.ReadInventory(SettingsCommand.Extent.EVERYTHING);
            case "ReadInventoryOf" -> new SettingsCommand.ReadInventoryOf(Set.of(), List.of(heartbeat(site)));
            case "SetNetworkSlot" ->
                new SettingsCommand.SetNetworkSlot(
                        2,
                        new SettingsCommand.NetworkProfile(
                                "wss://example.org/ocpp", 2, 30, SettingsCommand.Bearer.ANY, null, null, null, null));
            case "SetMonitors" ->
                new MonitoringCommand.SetMonitors(List.of(new MonitoringCommand.Monitor(
                        null, power, MonitoringCommand.Watch.ABOVE, BigDecimal.valueOf(9000), 5, false)));
            case "ListMonitors" -> new MonitoringCommand.ListMonitors(Set.of(), List.of());
            case "SetMonitoringLevel" -> new MonitoringCommand.SetMonitoringLevel(7);
            case "SetMonitoringBase" -> new MonitoringCommand.SetMonitoringBase(MonitoringCommand.Base.ALL);
            case "ClearMonitors" -> new MonitoringCommand.ClearMonitors(List.of(1));
            case "InstallRoot" ->
                new CertificateCommand.InstallRoot(
                        CertificateCommand.RootUse.CENTRAL_SYSTEM, Pem.of(new AuthorityForTests().root()));
            case "ListCertificates" -> new CertificateCommand.ListCertificates(Set.of());
            case "DeleteCertificate" ->
                new CertificateCommand.DeleteCertificate(
                        new CertificateCommand.Fingerprint("SHA256", "ab".repeat(32), "cd".repeat(32), "1234"));
            case "RenewCertificate" -> new CertificateCommand.RenewCertificate(CertificateCommand.Purpose.CONNECTION);
            case "InstallChargerCertificate" ->
                new CertificateCommand.InstallChargerCertificate(
                        CertificateCommand.Purpose.CONNECTION, Pem.of(new AuthorityForTests().root()));
            case "SendList" ->
                new AuthorisationCommand.SendList(
                        1,
                        true,
                        List.of(new AuthorisationCommand.Entry(
                                IdToken.card("NEIGHBOUR"),
                                new AuthorisationCommand.Access(AuthorisationCommand.Standing.ACCEPTED, null, null))));
            case "ReadListVersion" -> new AuthorisationCommand.ReadListVersion();
            case "ClearCache" -> new AuthorisationCommand.ClearCache();
            case "Reserve" -> new AuthorisationCommand.Reserve(11, 1, soon, IdToken.card("NEIGHBOUR"), null, null);
            case "CancelReservation" -> new AuthorisationCommand.CancelReservation(11);
            case "CustomerData" ->
                new AuthorisationCommand.CustomerData(
                        new AuthorisationCommand.Customer.ByReference("household"), true, false);
            case "EraseCustomerData" -> new ChargerCommand.EraseCustomerData("household");
            case "SetDisplayMessage" ->
                new DisplayCommand.SetDisplayMessage(new DisplayCommand.Message(
                        3,
                        DisplayCommand.Priority.NORMAL_CYCLE,
                        null,
                        null,
                        null,
                        null,
                        DisplayCommand.Format.UTF8,
                        null,
                        "Good evening"));
            case "ListDisplayMessages" -> new DisplayCommand.ListDisplayMessages(List.of(), null, null);
            case "ClearDisplayMessage" -> new DisplayCommand.ClearDisplayMessage(3);
            case "UploadLog" ->
                new MaintenanceCommand.UploadLog(MaintenanceCommand.Log.DIAGNOSTICS, nowhere, null, null);
            case "UpdateFirmware" -> new MaintenanceCommand.UpdateFirmware(nowhere, soon, null, null);
            case "PublishFirmware" ->
                new MaintenanceCommand.PublishFirmware(
                        new MaintenanceCommand.Address(nowhere.uri(), 3, Duration.ofSeconds(60)), "0".repeat(32));
            case "UnpublishFirmware" -> new MaintenanceCommand.UnpublishFirmware("0".repeat(32));
            case "ReadTransactionStatus" -> new OperationCommand.ReadTransactionStatus(null);
            case "UpdateCost" -> new OperationCommand.UpdateCost(transaction(site), new BigDecimal("1.50"));
            case "SendData" -> new OperationCommand.SendData("org.example", "hello", "world");
            case "Trigger" -> new OperationCommand.Trigger(OperationCommand.Kind.HEARTBEAT, 0);
            case "TriggerMeter" -> new ChargerCommand.TriggerMeter(1);
            case "ChangeAvailability" -> new OperationCommand.ChangeAvailability(1, true);
            case "StopTransaction" -> new ChargerCommand.StopTransaction(transaction(site));
            case "StartTransaction" -> new ChargerCommand.StartTransaction(1, "NEIGHBOUR");
            case "Unlock" -> {
                site.awaitHeard(ChargerEvent.TransactionStarted.class, it -> "NEIGHBOUR".equals(it.idTag()));
                yield new ChargerCommand.Unlock(1);
            }
            case "ChangeCredential" -> new ChargerCommand.ChangeCredential("another-password-of-ours");
            case "Reset" -> {
                org.awaitility.Awaitility.await()
                        .atMost(SimulatedSite.PATIENCE)
                        .until(() -> !site.edge().connections().isConnected(site.id()));
                yield new ChargerCommand.Reset(true);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static SettingName heartbeat(SimulatedSite site) {
        return site.heard(ChargerEvent.Connected.class).getFirst().ocppVersion().equals("1.6")
                ? SettingName.of("HeartbeatInterval")
                : SettingName.of("OCPPCommCtrlr", "HeartbeatInterval");
    }

    private static String transaction(SimulatedSite site) {
        return site.heard(ChargerEvent.TransactionStarted.class).getFirst().transactionId();
    }
}
