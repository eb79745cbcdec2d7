package energy.switchpoint.certificates.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.certificates.entity.CertificateView;
import energy.switchpoint.certificates.entity.Raising;
import energy.switchpoint.commands.entity.CertificateCommand.InstallChargerCertificate;
import energy.switchpoint.commands.entity.CertificateCommand.InstallRoot;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.Bearer;
import energy.switchpoint.commands.entity.SettingsCommand.NetworkProfile;
import energy.switchpoint.commands.entity.SettingsCommand.SetNetworkSlot;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.connections.boundary.OcppServer;
import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.connections.control.SecurityEvents;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.load.control.LoadRun;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SimulatedFleet;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Security profiles from end to end: a simulated charger, which shares no code with us, on our real ports, its keys made in
 * the charger, its certificates signed by our authority (issue 3, point 2; R085, R096).
 */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedChargerSecurityTest {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final CertificateAuthority AUTHORITY = new AuthorityForTests();
    static GatewayDatabaseForTests database;

    @TempDir
    Path home;

    final Clock clock = Clock.systemUTC();
    final String identity = "CP-" + UUID.randomUUID();
    EdgeForTests edge;
    OcppServer server;
    SimulatedFleet fleet;
    Charger simulated;
    Sql sql;
    UUID charger;
    CertificateSteps steps;
    CertificateDesk desk;
    ChargerCertificates certificates;
    InstalledRoots roots;
    ProfileRaising raising;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void open() {
        sql = database.sql();
        edge = new EdgeForTests(sql);
        server = edge.server(EdgeForTests.DOOR, AUTHORITY);
        server.start();
        charger = database.device(identity);
        edge.authority().begin(charger, "north-charge", Instant.now().minusSeconds(60));
        certificates = new ChargerCertificates(sql, clock);
        steps = new CertificateSteps();
        steps.authority = AUTHORITY;
        steps.certificates = certificates;
        steps.credentials = edge.credentials();
        steps.commandAuthority = edge.authority();
        steps.log = new DeviceLog(sql, clock);
        steps.ledger = new NoLedger();
        steps.sql = sql;
        steps.clock = clock;
        lasting(Duration.ofDays(365));
        desk = new CertificateDesk();
        desk.steps = steps;
        desk.certificates = certificates;
        desk.profiles = edge.profiles();
        desk.commands = edge.connections();
        desk.securityEvents = new SecurityEvents(sql, clock);
        desk.log = steps.log;
        desk.sql = sql;
        desk.clock = clock;
        roots = new InstalledRoots(edge.connections(), AUTHORITY, sql, clock);
        raising = new ProfileRaising();
        raising.profiles = edge.profiles();
        raising.certificates = certificates;
        raising.roots = roots;
        raising.steps = steps;
        raising.commands = edge.connections();
        raising.log = steps.log;
        raising.sql = sql;
        raising.clock = clock;
        raising.tlsUrl = "wss://127.0.0.1:" + server.tlsPort() + "/ocpp";
        fleet = new SimulatedFleet(home, server);
    }

    @AfterEach
    void close() {
        fleet.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aChargerIsLedFromItsPasswordToTlsAndToACertificateOfItsOwn(String version) {
        connects(version);
        assertThat(reached()).isEqualTo(1);

        assertThat(raising.raise(charger, 2)).isInstanceOf(Raising.Told.class);
        comesWith(2);
        assertThat(roots.of(charger))
                .singleElement()
                .satisfies(root -> assertThat(root.serial())
                        .isEqualTo(AUTHORITY.root().getSerialNumber().toString(16)));

        getsCertificate();
        assertThat(raising.raise(charger, 3)).isInstanceOf(Raising.Told.class);
        comesWith(3);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(credentials()).containsExactly("CERTIFICATE CURRENT", "PASSWORD REVOKED"));
        assertThat(newest().subject()).contains("CN=" + identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void afterAPowerCutItComesBackAsSecurelyAsBefore(String version) {
        connects(version);
        raising.raise(charger, 2);
        comesWith(2);
        getsCertificate();
        raising.raise(charger, 3);
        comesWith(3);
        var before = certificates.of(charger).size();

        SimulatedFleet.run(simulated, it -> it.powerOff(Duration.ofSeconds(1)));
        await().atMost(PATIENCE).until(() -> !edge.connections().isConnected(charger));
        await().atMost(PATIENCE).until(() -> edge.connections().isConnected(charger));

        assertThat(certificates.of(charger)).hasSize(before);
        assertThat(securityEvents()).doesNotContain("BELOW_REACHED_PROFILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void theChargerItselfLowersNothing(String version) {
        connects(version);
        raising.raise(charger, 2);
        comesWith(2);

        var lower = version.equals("1.6")
                ? send(new WriteSettings(List.of(new Setting(SettingName.of("SecurityProfile"), "1"))))
                : send(new SetNetworkSlot(1, slot("ws://127.0.0.1:" + server.port() + "/ocpp", 1)));

        assertThat(lower)
                .satisfiesAnyOf(
                        outcome -> assertThat(outcome).isInstanceOf(CommandOutcome.Refused.class),
                        outcome -> assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        CommandOutcome.SettingsWritten.class,
                                        written ->
                                                assertThat(written.allTaken()).isFalse()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aServerThatNoInstalledRootVouchesForIsNotSpokenToAndTheWayBackIsTaken(String version) {
        connects(version);
        send(new InstallRoot(RootUse.CENTRAL_SYSTEM, Pem.of(new AuthorityForTests().root())));

        if (version.equals("1.6")) {
            send(new WriteSettings(List.of(new Setting(SettingName.of("SecurityProfile"), "2"))));
        } else {
            send(new SetNetworkSlot(2, slot(raising.tlsUrl, 2)));
            send(new WriteSettings(
                    List.of(new Setting(SettingName.of("OCPPCommCtrlr", "NetworkConfigurationPriority"), "2,1"))));
            send(new ChargerCommand.Reset(true));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(edge.stored())
                        .anySatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        ChargerEvent.SecurityEvent.class,
                                        told -> assertThat(told.kind())
                                                .matches("Invalid(CentralSystem|Csms)Certificate"))));
        assertThat(reached()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void withoutARootOrACertificateItDoesNotEvenTry(String version) {
        connects(version);

        var outcome = version.equals("1.6")
                ? send(new WriteSettings(List.of(new Setting(SettingName.of("SecurityProfile"), "2"))))
                : slotAndPriority();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommandOutcome.SettingsWritten.class,
                        written -> assertThat(written.allTaken()).isFalse());
    }

    private CommandOutcome slotAndPriority() {
        send(new SetNetworkSlot(2, slot(raising.tlsUrl, 2)));
        return send(new WriteSettings(
                List.of(new Setting(SettingName.of("OCPPCommCtrlr", "NetworkConfigurationPriority"), "2,1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aCertificateThatEndsSoonIsRenewedByTheChargerItselfAndTheNewOneIsShownNext(String version) {
        connects(version);
        raising.raise(charger, 2);
        comesWith(2);
        lasting(Duration.ofDays(10));
        getsCertificate();
        var first = newest();

        lasting(Duration.ofDays(365));
        raising.raise(charger, 3);
        comesWith(3);
        answersRequestsUntil(() -> certificates.of(charger).size() >= 2);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(certificates
                                .of(charger, first.id())
                                .orElseThrow()
                                .state())
                        .isEqualTo("REVOKED"));
        assertThat(newest().state()).isEqualTo("CURRENT");
        assertThat(Duration.between(Instant.now(), newest().notAfter()).toDays())
                .isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aCertificateForAKeyThatIsNotItsOwnIsRefusedAndTold(String version) {
        connects(version);
        var keys = AuthorityForTests.newKeys();
        var leaf = AUTHORITY.sign(new CertificateOrder(
                keys.getPublic(),
                identity,
                "north-charge",
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(3600)));

        var outcome =
                send(new InstallChargerCertificate(Purpose.CONNECTION, Pem.of(List.of(leaf, AUTHORITY.issuing()))));

        assertThat(outcome).isInstanceOf(CommandOutcome.Refused.class);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(edge.stored())
                        .anySatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        ChargerEvent.SecurityEvent.class,
                                        told -> assertThat(told.kind())
                                                .matches("Invalid(ChargePoint|ChargingStation)Certificate"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void theLastRootOfTheConnectionInUseIsNotGivenAway(String version) {
        connects(version);
        raising.raise(charger, 2);
        comesWith(2);

        var outcome = roots.delete(charger, AUTHORITY.root().getSerialNumber().toString(16));

        assertThat(outcome).hasValueSatisfying(word -> assertThat(word).isInstanceOf(CommandOutcome.Refused.class));
        assertThat(roots.of(charger)).hasSize(1);
    }

    /** What `tls-connect` of the bench does, with one charger. */
    @Test
    void theLoadGeneratorComesByTlsWithAPasswordAndWithACertificate() throws Exception {
        var root = Files.writeString(home.resolve("root.pem"), Pem.of(AUTHORITY.root()));
        var other = "CP-" + UUID.randomUUID();
        var id = database.device(other);
        edge.authority().begin(id, "north-charge", Instant.now().minusSeconds(60));
        var password = edge.credentials().first(id, "north-charge").password();
        assertThat(comesUp(Map.of("id", other, "auth-pass", password, "tls-trust", root.toString())))
                .isEqualTo(1);
        assertThat(edge.profiles().of(id).orElseThrow().profile()).isEqualTo(2);

        connects("1.6");
        raising.raise(charger, 2);
        comesWith(2);
        getsCertificate();
        SimulatedFleet.run(simulated, it -> it.powerOff());
        assertThat(comesUp(Map.of("id", identity, "tls-trust", root.toString(), "tls-keys", home.toString())))
                .isEqualTo(1);
        assertThat(reached()).isEqualTo(3);
    }

    private int comesUp(Map<String, String> options) throws Exception {
        var all = new HashMap<>(options);
        all.put("port", Integer.toString(server.tlsPort()));
        try (var load = new LoadRun(LoadPlan.of(all))) {
            return load.connect().up();
        }
    }

    private void connects(String version) {
        sql.update("update device set ocpp_version = ? where id = ?", version, charger);
        var password = edge.credentials().first(charger, "north-charge").password();
        simulated = fleet.add(identity, password, version);
        booted(1);
    }

    private void booted(int times) {
        await().atMost(PATIENCE)
                .until(() -> edge.stored().stream()
                                .filter(event -> event instanceof ChargerEvent.Booted boot
                                        && boot.chargepointId().equals(charger))
                                .count()
                        >= times);
    }

    /** Connected, and taken in: it listens. */
    private void comesWith(int profile) {
        await("profile " + profile).atMost(PATIENCE).until(() -> reached() == profile);
        var sofar = (int) edge.stored().stream()
                .filter(event -> event instanceof ChargerEvent.Connected connected
                        && connected.chargepointId().equals(charger))
                .count();
        booted(Math.max(2, sofar));
        await().atMost(PATIENCE).until(() -> edge.connections().isConnected(charger));
    }

    private void getsCertificate() {
        var before = certificates.of(charger).size();
        assertThat(desk.askForRequest(charger)).isInstanceOf(CommandOutcome.Accepted.class);
        answersRequestsUntil(() -> certificates.of(charger).size() > before && certificates.has(charger));
    }

    /** As the gateway's own sweep does: a request that came in is written down, then signed and delivered. */
    private void answersRequestsUntil(java.util.concurrent.Callable<Boolean> done) {
        var rows = new SecurityRows(sql);
        var seen = new int[] {requestsSoFar};
        await().atMost(PATIENCE).until(() -> {
            var requests = edge.stored().stream()
                    .filter(DeviceEvent.CertificateRequested.class::isInstance)
                    .toList();
            for (; seen[0] < requests.size(); seen[0]++) {
                rows.record(List.of(requests.get(seen[0])));
                desk.answer(charger);
            }
            requestsSoFar = seen[0];
            return done.call();
        });
    }

    private int requestsSoFar;

    private CommandOutcome send(ChargerCommand command) {
        return edge.connections().send(charger, command).toCompletableFuture().join();
    }

    private static NetworkProfile slot(String url, int profile) {
        return new NetworkProfile(url, profile, 30, Bearer.ANY, null, null, null, null);
    }

    private void lasting(Duration lasts) {
        steps.configure(new CertificateSettings(lasts, Duration.ofDays(5), Duration.ofDays(1), Duration.ofMinutes(10)));
    }

    private int reached() {
        return edge.profiles().of(charger).orElseThrow().profile();
    }

    private CertificateView newest() {
        return certificates.of(charger).getFirst();
    }

    private List<String> credentials() {
        return sql.list("""
                select concat(kind, ' ', state) from credential where chargepoint_id = ? order by 1""", row -> row.getString(1), charger);
    }

    private List<String> securityEvents() {
        return sql.list("select kind from security_event where identity = ?", row -> row.getString(1), identity);
    }

    private static final class NoLedger extends Ledger {
        @Override
        public String append(String kind, String subject, String actor, PersonId person, JsonObject data) {
            return "";
        }
    }
}
