package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.AuthorisationCommand.Standing;
import energy.switchpoint.commands.entity.CertificateCommand.InstallRoot;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.commands.entity.MaintenanceCommand.PublishFirmware;
import energy.switchpoint.commands.entity.MaintenanceCommand.Signature;
import energy.switchpoint.commands.entity.MaintenanceCommand.UpdateFirmware;
import energy.switchpoint.commands.entity.MaintenanceCommand.UploadLog;
import energy.switchpoint.commands.entity.MonitoringCommand.ListMonitors;
import energy.switchpoint.commands.entity.MonitoringCommand.Monitor;
import energy.switchpoint.commands.entity.MonitoringCommand.SetMonitors;
import energy.switchpoint.commands.entity.MonitoringCommand.Watch;
import energy.switchpoint.commands.entity.OperationCommand.UpdateCost;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.Extent;
import energy.switchpoint.commands.entity.SettingsCommand.ReadInventory;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SimulatedFleet;
import energy.switchpoint.testing.SimulatedSite;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a simulated charger does after it has said yes: files go over the wire, monitors watch, reservations hold and end. */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedDeviceTest {

    static final byte[] IMAGE = "9.1.0\nthe program".getBytes(StandardCharsets.UTF_8);
    static final CertificateAuthority MAKER = new AuthorityForTests();
    static GatewayDatabaseForTests database;

    @TempDir
    Path home;

    final Map<String, String> uploaded = new ConcurrentHashMap<>();
    HttpServer files;
    SimulatedSite site;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void aFileServer() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                uploaded.put(
                        exchange.getRequestURI().getPath(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.sendResponseHeaders(200, IMAGE.length);
                exchange.getResponseBody().write(IMAGE);
            }
            exchange.close();
        });
        files.start();
    }

    @AfterEach
    void close() {
        site.close();
        files.stop(0);
    }

    private void open(String version) {
        site = new SimulatedSite(database, home, version);
    }

    private Address file(String name) {
        return Address.of(URI.create("http://127.0.0.1:" + files.getAddress().getPort() + "/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aLogArrivesWhereItWasWanted(String version) {
        open(version);

        assertThat(site.send(new UploadLog(Log.DIAGNOSTICS, file("log"), null, null)))
                .isInstanceOfSatisfying(
                        CommandOutcome.LogPromised.class,
                        promised -> assertThat(promised.fileName()).contains("diagnostics"));

        site.awaitHeard(DeviceEvent.LogStatus.class, told -> told.stage() == DeviceEvent.LogStage.UPLOADED);
        assertThat(uploaded.get("/log")).contains("connected").contains("BootNotification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void firmwareTheMakerSignedIsPutInPlaceAndBootsAsTheNewVersion(String version) throws GeneralSecurityException {
        open(version);
        var keys = AuthorityForTests.newKeys();
        taken(site.send(new InstallRoot(RootUse.MANUFACTURER, Pem.of(MAKER.issuing()))));

        assertThat(site.send(new UpdateFirmware(
                        file("image"), Instant.now(), null, new Signature(certificate(keys), signature(keys, IMAGE)))))
                .isInstanceOf(CommandOutcome.Announced.class);

        site.awaitHeard(ChargerEvent.Booted.class, boot -> "9.1.0".equals(boot.firmware()));
        site.awaitHeard(DeviceEvent.FirmwareStatus.class, told -> told.stage() == DeviceEvent.FirmwareStage.INSTALLED);
        assertThat(site.heard(DeviceEvent.FirmwareStatus.class))
                .extracting(DeviceEvent.FirmwareStatus::word)
                .containsExactly(
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallRebooting",
                        "Installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void firmwareWithAnotherSignatureIsLeftOutAndToldAsASecurityEvent(String version) throws GeneralSecurityException {
        open(version);
        var keys = AuthorityForTests.newKeys();
        taken(site.send(new InstallRoot(RootUse.MANUFACTURER, Pem.of(MAKER.issuing()))));

        site.send(new UpdateFirmware(
                file("image"),
                Instant.now(),
                null,
                new Signature(certificate(keys), signature(keys, "another".getBytes(StandardCharsets.UTF_8)))));

        site.awaitHeard(DeviceEvent.FirmwareStatus.class, told -> told.word().equals("InvalidSignature"));
        site.awaitHeard(ChargerEvent.SecurityEvent.class, told -> told.kind().equals("InvalidFirmwareSignature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void firmwareOfAMakerItDoesNotKnowIsNotEvenFetched(String version) throws GeneralSecurityException {
        open(version);
        var keys = AuthorityForTests.newKeys();

        assertThat(site.send(new UpdateFirmware(
                        file("image"), Instant.now(), null, new Signature(certificate(keys), signature(keys, IMAGE)))))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        no -> assertThat(no.reason()).isEqualTo("InvalidCertificate"));
    }

    @Test
    void firmwareWaitsForTheCarThatCharges() {
        open("2.0.1");
        site.plugIn();
        site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);

        site.send(new UpdateFirmware(file("image"), Instant.now(), null, null));
        site.awaitHeard(DeviceEvent.FirmwareStatus.class, told -> told.word().equals("InstallScheduled"));
        assertThat(site.heard(ChargerEvent.TransactionEnded.class)).isEmpty();

        SimulatedFleet.run(site.simulated(), charger -> charger.unplug());
        site.awaitHeard(ChargerEvent.Booted.class, boot -> "9.1.0".equals(boot.firmware()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.1"})
    void publishedFirmwareCanBeFetchedByNeighbours(String version) throws Exception {
        open(version);
        var checksum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(IMAGE));

        site.send(new PublishFirmware(file("image"), checksum));

        var told = site.awaitHeard(
                DeviceEvent.FirmwarePublished.class, it -> it.word().equals("Published"));
        try (var http = HttpClient.newHttpClient()) {
            var got = http.send(
                    HttpRequest.newBuilder(URI.create(told.locations().getFirst()))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(got.body()).isEqualTo(IMAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aReservationHoldsTheConnectorForItsCardOnly(String version) {
        open(version);
        taken(site.send(new AuthorisationCommand.Reserve(
                5, 1, Instant.now().plusSeconds(600), IdToken.card("GUEST"), null, null)));
        awaitStatus("RESERVED");

        site.plugIn();
        present("SOMEBODY");
        assertThat(site.heard(ChargerEvent.TransactionStarted.class)).isEmpty();

        present("GUEST");
        assertThat(site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true)
                        .idTag())
                .isEqualTo("GUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aReservationNobodyCameForIsOver(String version) {
        open(version);
        taken(site.send(new AuthorisationCommand.Reserve(
                6, 1, Instant.now().plusSeconds(3), IdToken.card("GUEST"), null, null)));
        awaitStatus("RESERVED");

        awaitStatus("AVAILABLE");
        if (!version.equals("1.6")) {
            site.awaitHeard(DeviceEvent.ReservationEnded.class, ended -> ended.reservationId() == 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aCardOnTheLocalListChargesWithoutUsAndAStrangerDoesNot(String version) {
        open(version);
        taken(site.send(new AuthorisationCommand.SendList(
                1, true, List.of(new Entry(IdToken.card("NEIGHBOUR"), new Access(Standing.ACCEPTED, null, null))))));
        site.plugIn();
        site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true);
        SimulatedFleet.suffer(site.simulated(), Fault.GOES_OFFLINE, Duration.ofSeconds(4));
        await().until(() -> !site.edge().connections().isConnected(site.id()));

        present("STRANGER");
        assertThat(SimulatedFleet.state(site.simulated()).isNull("transaction")).isFalse();
        present("NEIGHBOUR"); // ends the household's charge, which began by itself

        assertThat(SimulatedFleet.state(site.simulated()).isNull("transaction")).isTrue();
        site.awaitHeard(ChargerEvent.TransactionEnded.class, _ -> true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.1"})
    void aMonitorTellsWhenItsLineIsCrossedAndWhenThatIsOver(String version) {
        open(version);
        var power = SettingName.of("ElectricalFeed", "Power");
        var set = site.send(
                new SetMonitors(List.of(new Monitor(null, power, Watch.ABOVE, BigDecimal.valueOf(3000), 4, false))));
        assertThat(set)
                .isInstanceOfSatisfying(
                        CommandOutcome.MonitorsSet.class,
                        it -> assertThat(it.results()).allMatch(CommandOutcome.MonitorResult::set));

        site.plugIn();
        site.awaitHeard(DeviceEvent.MonitorTriggered.class, event -> !event.cleared());
        SimulatedFleet.run(site.simulated(), charger -> charger.unplug());

        site.awaitHeard(DeviceEvent.MonitorTriggered.class, DeviceEvent.MonitorTriggered::cleared);
        site.send(new ListMonitors(Set.of(), List.of()));
        assertThat(site.awaitHeard(DeviceEvent.MonitorsReported.class, _ -> true)
                        .monitors())
                .singleElement();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.1"})
    void theScreenShowsOurMessageAndOtherwiseWhatTheChargeCosts(String version) {
        open(version);
        site.plugIn();
        var transaction = site.awaitHeard(ChargerEvent.TransactionStarted.class, _ -> true)
                .transactionId();
        site.send(new UpdateCost(transaction, new BigDecimal("1.25")));
        assertThat(display()).contains("1.25");

        taken(site.send(new DisplayCommand.SetDisplayMessage(new DisplayCommand.Message(
                9,
                DisplayCommand.Priority.IN_FRONT,
                null,
                null,
                null,
                null,
                DisplayCommand.Format.UTF8,
                "en",
                "Paused for the network until 19:00"))));

        assertThat(display()).isEqualTo("Paused for the network until 19:00");
        site.send(new DisplayCommand.ListDisplayMessages(List.of(), null, null));
        assertThat(site.awaitHeard(DeviceEvent.DisplayMessagesReported.class, _ -> true)
                        .messages())
                .singleElement();
        taken(site.send(new DisplayCommand.ClearDisplayMessage(9)));
        assertThat(display()).contains("1.25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1", "2.1"})
    void anInventoryComesInPagesAndTheLastSaysSo(String version) {
        open(version);

        site.send(new ReadInventory(Extent.EVERYTHING));

        var last = site.awaitHeard(DeviceEvent.VariablesReported.class, DeviceEvent.VariablesReported::last);
        assertThat(last.number()).isPositive();
        assertThat(site.heard(DeviceEvent.VariablesReported.class)).hasSize(last.number() + 1);
    }

    private String display() {
        return SimulatedFleet.state(site.simulated()).getString("display");
    }

    private void present(String card) {
        SimulatedFleet.run(site.simulated(), charger -> charger.presentCard(card));
    }

    private void awaitStatus(String state) {
        await(state)
                .atMost(SimulatedSite.PATIENCE)
                .until(() -> SimulatedFleet.state(site.simulated())
                        .getString("status")
                        .equals(state));
    }

    private static void taken(CommandOutcome outcome) {
        assertThat(outcome).isInstanceOf(CommandOutcome.Accepted.class);
    }

    private static String certificate(KeyPair keys) {
        return Pem.of(MAKER.sign(new CertificateOrder(
                keys.getPublic(),
                "Firmware",
                "Voltworks",
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(3600))));
    }

    private static String signature(KeyPair keys, byte[] image) throws GeneralSecurityException {
        var signing = java.security.Signature.getInstance("SHA256withECDSA");
        signing.initSign(keys.getPrivate());
        signing.update(image);
        return Base64.getEncoder().encodeToString(signing.sign());
    }
}
