package energy.switchpoint.certificates.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.certificates.control.CertificateSteps.Answer;
import energy.switchpoint.certificates.control.PasswordRotation.Rotation;
import energy.switchpoint.certificates.entity.CertificateDelivered;
import energy.switchpoint.certificates.entity.CertificateView;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.InstallChargerCertificate;
import energy.switchpoint.commands.entity.CertificateCommand.RenewCertificate;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.connections.control.SecurityEvents;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.PasswordHash;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a charger's request to its certificate, its renewal and its end, on a real database. */
class CertificateLifeTest {

    static final CertificateAuthority AUTHORITY = new AuthorityForTests();
    static GatewayDatabaseForTests database;

    final Clock clock = Clock.systemUTC();
    final List<ChargerCommand> sent = new ArrayList<>();
    final List<String> disconnected = new ArrayList<>();
    final List<CertificateDelivered> delivered = new ArrayList<>();
    final List<String> ledger = new ArrayList<>();
    final KeyPair keys = AuthorityForTests.newKeys();
    final String identity = "CP-" + UUID.randomUUID();
    Sql sql;
    UUID charger;
    Credentials credentials;
    ChargerCertificates certificates;
    SecurityProfiles profiles;
    SecurityRows rows;
    CertificateSteps steps;
    CertificateDesk desk;
    CommandOutcome says = new CommandOutcome.Accepted(Instant.now());

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void northOperatesACharger() {
        sql = database.sql();
        charger = database.device(identity);
        var authority = new CommandAuthority(sql, clock);
        authority.begin(charger, "north-charge", Instant.now().minusSeconds(3600));
        sql.update(
                "update device set operator_id = 'north-charge', operator_name = 'North Charge' where id = ?", charger);
        credentials = new Credentials(sql, new PasswordHash(new byte[32]), clock);
        credentials.first(charger, "north-charge");
        certificates = new ChargerCertificates(sql, clock);
        profiles = new SecurityProfiles(sql, clock);
        rows = new SecurityRows(sql);
        steps = new CertificateSteps();
        steps.authority = AUTHORITY;
        steps.certificates = certificates;
        steps.credentials = credentials;
        steps.commandAuthority = authority;
        steps.log = new DeviceLog(sql, clock);
        steps.ledger = new ListedLedger();
        steps.sql = sql;
        steps.clock = clock;
        lasting(Duration.ofDays(365));
        desk = new CertificateDesk();
        desk.steps = steps;
        desk.certificates = certificates;
        desk.profiles = profiles;
        desk.commands = new Line();
        desk.securityEvents = new SecurityEvents(sql, clock);
        desk.log = steps.log;
        desk.sql = sql;
        desk.clock = clock;
        desk.announcing = delivered::add;
    }

    @Test
    void aRequestIsKeptSignedDeliveredAndFirstUsed() {
        asks("CN=" + identity + ",O=north-charge");

        desk.answer(charger);

        var made = newest();
        assertThat(made.state()).isEqualTo("NEXT");
        assertThat(made.acceptedAt()).isNotNull();
        assertThat(made.subject()).contains("CN=" + identity).contains("O=north-charge");
        assertThat(Duration.between(Instant.now(), made.notAfter()).toDays()).isBetween(363L, 365L);
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        InstallChargerCertificate.class,
                        given -> assertThat(given.chainPem().split("BEGIN CERTIFICATE"))
                                .hasSize(3));

        var proof = credentials
                .proveCertificate(identity, HexFormat.of().parseHex(made.fingerprint()))
                .orElseThrow();
        new CredentialUse(sql, credentials).used(charger, proof.credentialId(), Instant.now());
        assertThat(newest().state()).isEqualTo("CURRENT");
        assertThat(ledger).containsExactly("certificate.signed");
    }

    @Test
    void aRequestIsAnsweredOnce() {
        asks("CN=" + identity);

        desk.answer(charger);
        desk.answer(charger);

        assertThat(certificates.of(charger)).hasSize(1);
        assertThat(steps.waiting(1000)).doesNotContain(charger);
    }

    @Test
    void aRequestOfANodeThatDiedIsTakenUpByAnother() {
        asks("CN=" + identity);
        steps.take(charger);
        assertThat(steps.waiting(1000)).doesNotContain(charger);
        sql.update(
                "update certificate_request set taken_at = ? where chargepoint_id = ?",
                Instant.now().minusSeconds(600),
                charger);

        assertThat(steps.waiting(1000)).contains(charger);
    }

    @Test
    void theSerialToldAtBootIsANameAsWell() {
        rows.record(List.of(new ChargerEvent.Booted(charger, Instant.now(), "V", "M", "SN-77", "1.0")));
        asks("CN=SN-77");

        desk.answer(charger);

        assertThat(newest().subject()).contains("CN=SN-77");
    }

    @Test
    void aRequestInAnothersNameIsRefusedAndNoted() {
        asks("CN=CP-of-somebody-else");

        desk.answer(charger);

        assertThat(certificates.of(charger)).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(securityEvents()).containsExactly("CERTIFICATE_REQUEST_REFUSED");
    }

    @Test
    void aRequestForAnotherOperatorIsRefused() {
        assertThat(steps.sign(charger, Requests.pem(keys, "CN=" + identity + ",O=south-charge")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.why()).contains("south-charge"));
    }

    @Test
    void theOperatorsNameIsAsGoodAsItsId() {
        assertThat(steps.sign(charger, Requests.pem(keys, "CN=" + identity + ",O=North Charge")))
                .isInstanceOf(Answer.Signed.class);
    }

    @Test
    void rubbishIsRefusedAndNoted() {
        rows.record(List.of(request("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----")));

        desk.answer(charger);

        assertThat(securityEvents()).containsExactly("CERTIFICATE_REQUEST_REFUSED");
        assertThat(steps.waiting(1000)).doesNotContain(charger);
    }

    @Test
    void aChargerThatWillNotHaveItsCertificateKeepsWhatItHas() {
        says = new CommandOutcome.Refused(Instant.now(), "Rejected");
        asks("CN=" + identity);

        desk.answer(charger);

        assertThat(newest().state()).isEqualTo("REVOKED");
        assertThat(newest().reason()).isEqualTo("REFUSED_BY_DEVICE");
        assertThat(credentials.current(charger)).isPresent();
    }

    @Test
    void aChargerThatDidNotAnswerMayHaveTakenIt() {
        says = new CommandOutcome.TimedOut(Instant.now());
        asks("CN=" + identity);

        desk.answer(charger);

        assertThat(newest().state()).isEqualTo("NEXT");
        assertThat(certificates.has(charger)).isFalse();
    }

    @Test
    void thereIsAtMostOneNext() {
        asks("CN=" + identity);
        desk.answer(charger);
        asks("CN=" + identity);
        desk.answer(charger);

        assertThat(certificates.of(charger))
                .extracting(CertificateView::state)
                .containsExactlyInAnyOrder("NEXT", "REVOKED");
    }

    @Test
    void aCertificateThatEndsSoonIsRenewedBeforeAndTheOldOneHoldsUntilTheNewOneCame() {
        lasting(Duration.ofDays(61));
        hasCertificate();
        var old = newest();
        desk.renewDue();
        assertThat(sent).noneMatch(RenewCertificate.class::isInstance);

        lasting(Duration.ofDays(365), Duration.ofDays(90));
        desk.renewDue();
        desk.renewDue();
        assertThat(sent).filteredOn(RenewCertificate.class::isInstance).hasSize(1);

        asks("CN=" + identity);
        desk.answer(charger);
        assertThat(stateOf(old)).isEqualTo("CURRENT");
        assertThat(disconnected).contains("come back with your new certificate");
        used(newest());
        assertThat(stateOf(old)).isEqualTo("REVOKED");
    }

    @Test
    void aCertificateOfAnOperatorThatHasGoneIsRenewedForTheOneThatCame() {
        hasCertificate();
        new CommandAuthority(sql, clock).move(charger, "switchpoint", Instant.now(), null);

        desk.renewDue();

        assertThat(sent).anyMatch(RenewCertificate.class::isInstance);
    }

    @Test
    void revokingRefusesAtOnceAndEndsTheConnection() {
        hasCertificate();
        var made = newest();

        assertThat(desk.revoke(charger, made.id(), Revocation.COMPROMISED, "cpo:north-charge"))
                .isTrue();

        assertThat(credentials.proveCertificate(identity, HexFormat.of().parseHex(made.fingerprint())))
                .isEmpty();
        assertThat(disconnected).contains("certificate revoked");
        assertThat(certificates.withdrawn())
                .anyMatch(w -> w.serial().toString(16).equals(made.serial()));
        assertThat(desk.revoke(charger, made.id(), Revocation.COMPROMISED, "cpo:north-charge"))
                .isFalse();
        assertThat(ledger).containsExactly("certificate.signed", "certificate.revoked");
    }

    @Test
    void nobodyRevokesTheCertificateOfAnotherCharger() {
        hasCertificate();

        assertThat(desk.revoke(UUID.randomUUID(), newest().id(), Revocation.WITHDRAWN, "cpo:x"))
                .isFalse();
        assertThat(newest().state()).isEqualTo("CURRENT");
    }

    @Test
    void whileItIsHandedOverItsCertificateIsTheGainingOperators() {
        hasCertificate();
        var aSwitch = handover("STAGED");
        asks("CN=" + identity + ",O=North Charge");

        desk.answer(charger);

        assertThat(newest().subject()).contains("O=south-charge");
        assertThat(delivered).containsExactly(new CertificateDelivered(charger, newest().id(), aSwitch, null));
        assertThat(sql.one(
                        "select credential_id from handover where switch_id = ?",
                        row -> row.getObject(1, UUID.class),
                        aSwitch))
                .contains(newest().id());
        assertThat(sql.one("select purpose from credential where id = ?", row -> row.getString(1), newest().id()))
                .contains("HANDOVER");
    }

    @Test
    void aSwitchThatHasGoneFurtherKeepsItsCredential() {
        handover("RETURNED");

        assertThat(steps.sign(charger, Requests.pem(keys, "CN=" + identity))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void tamperingRaisesOneAlarmUntilSomebodyHasLooked() {
        var alarms = new TamperAlarms();
        alarms.sql = sql;
        alarms.log = steps.log;
        alarms.clock = clock;
        var at = Instant.parse("2026-11-22T10:00:00Z");
        rows.record(List.of(
                new ChargerEvent.SecurityEvent(charger, at, "TamperDetectionActivated", "lid"),
                new ChargerEvent.SecurityEvent(charger, at.plusSeconds(5), "TamperDetectionActivated", "lid"),
                new ChargerEvent.SecurityEvent(charger, at, "SettingSystemTime", "")));

        assertThat(alarms.openOf(charger)).hasValueSatisfying(alarm -> {
            assertThat(alarm.since()).isEqualTo(at);
            assertThat(alarm.lastAt()).isEqualTo(at.plusSeconds(5));
            assertThat(alarm.times()).isEqualTo(2);
        });
        assertThat(alarms.acknowledge(charger, "north-charge", "The lid was open for the electrician."))
                .isTrue();
        assertThat(alarms.openOf(charger)).isEmpty();
        assertThat(alarms.acknowledge(charger, "north-charge", "again")).isFalse();

        rows.record(
                List.of(new ChargerEvent.SecurityEvent(charger, at.plusSeconds(60), "TamperDetectionActivated", "")));
        assertThat(alarms.of(charger)).hasSize(2);
        assertThat(alarms.openOf(charger)).isPresent();
    }

    @Test
    void aMonitorThatSpeaksOfTamperingRaisesTheAlarmAndItsEndDoesNot() {
        rows.record(List.of(monitor(true, true), monitor(false, false)));
        assertThat(alarms()).isEqualTo(0);

        rows.record(List.of(monitor(true, false)));
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void theRevocationListIsSignedAnewOnlyNowAndThen() {
        hasCertificate();
        var list = new RevocationList(AUTHORITY, certificates, clock);
        var before = list.current();
        desk.revoke(charger, newest().id(), Revocation.WITHDRAWN, "cpo:north-charge");

        assertThat(list.current()).isEqualTo(before);
        assertThat(new RevocationList(AUTHORITY, certificates, clock).current()).isNotEqualTo(before);
    }

    @Test
    void aRotatedPasswordOpensBesideTheOldOneUntilItWasUsed() {
        var old = credentials.current(charger);

        assertThat(rotation().rotate(charger)).isInstanceOf(Rotation.Told.class);

        var told = (ChargerCommand.ChangeCredential) sent.getFirst();
        assertThat(told.password()).hasSize(40);
        assertThat(credentials.current(charger)).isEqualTo(old);
        var proof = credentials
                .prove(identity, told.password().getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
        new CredentialUse(sql, credentials).used(charger, proof.credentialId(), Instant.now());
        assertThat(credentials.current(charger)).contains(proof.credentialId());
    }

    @Test
    void aRotationTheChargerRefusesLeavesTheOldPassword() {
        says = new CommandOutcome.Refused(Instant.now(), "Rejected");

        assertThat(rotation().rotate(charger)).isEqualTo(new Rotation.NotTold("refused: Rejected"));
        assertThat(credentials.next(charger)).isEmpty();
        assertThat(credentials.current(charger)).isPresent();
    }

    @Test
    void noPasswordIsMadeForAChargerWithCertificatesOrDuringASwitch() {
        var open = handover("STAGED");
        assertThat(rotation().rotate(charger)).isInstanceOf(Rotation.SwitchUnderWay.class);

        sql.update("update handover set phase = 'ROLLED_BACK' where switch_id = ?", open);
        profiles.reached(charger, 3);
        assertThat(rotation().rotate(charger)).isInstanceOf(Rotation.UsesCertificates.class);
        assertThat(sent).isEmpty();
    }

    private PasswordRotation rotation() {
        var passwords = new PasswordSteps();
        passwords.credentials = credentials;
        passwords.profiles = profiles;
        passwords.authority = steps.commandAuthority;
        passwords.log = steps.log;
        passwords.sql = sql;
        var rotation = new PasswordRotation();
        rotation.steps = passwords;
        rotation.credentials = credentials;
        rotation.commands = new Line();
        rotation.threads = new WorkThreads();
        return rotation;
    }

    private ChargerEvent monitor(boolean tampering, boolean cleared) {
        return new DeviceEvent.MonitorTriggered(
                charger,
                Instant.now(),
                1,
                null,
                SettingName.of("Lid", "Tamper"),
                "true",
                DeviceEvent.Trigger.values()[0],
                cleared,
                tampering,
                null,
                null,
                null,
                null,
                null);
    }

    private long alarms() {
        return sql.one("select count(*) from tamper_alarm where chargepoint_id = ?", row -> row.getLong(1), charger)
                .orElseThrow();
    }

    private UUID handover(String phase) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        sql.update("""
                insert into handover (switch_id, chargepoint_id, losing_id, gaining_id, gaining_name, phase, detail, attempts,
                    started_at, deadline, phase_since, version)
                values (?, ?, 'north-charge', 'south-charge', 'South Charge', ?, '', 0, ?, ?, ?, 0)""", id, charger, phase, now, now.plusSeconds(600), now);
        return id;
    }

    private void lasting(Duration lasts) {
        lasting(lasts, Duration.ofDays(60));
    }

    private void lasting(Duration lasts, Duration renewBefore) {
        steps.configure(new CertificateSettings(lasts, renewBefore, Duration.ofDays(1), Duration.ofMinutes(10)));
    }

    private void hasCertificate() {
        asks("CN=" + identity);
        desk.answer(charger);
        used(newest());
        profiles.reached(charger, 3);
    }

    private void used(CertificateView certificate) {
        new CredentialUse(sql, credentials).used(charger, certificate.id(), Instant.now());
    }

    private void asks(String subject) {
        rows.record(List.of(request(Requests.pem(keys, subject))));
    }

    private ChargerEvent request(String pem) {
        return new DeviceEvent.CertificateRequested(
                charger, Instant.now(), CertificateCommand.Purpose.CONNECTION, pem, null);
    }

    private CertificateView newest() {
        return certificates.of(charger).getFirst();
    }

    private String stateOf(CertificateView certificate) {
        return certificates.of(charger, certificate.id()).orElseThrow().state();
    }

    private List<String> securityEvents() {
        return sql.list("select kind from security_event where chargepoint_id = ?", row -> row.getString(1), charger);
    }

    private final class Line implements ChargerCommands {

        @Override
        public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
            sent.add(command);
            return CompletableFuture.completedStage(says);
        }

        @Override
        public boolean isConnected(UUID chargepointId) {
            return chargepointId.equals(charger);
        }

        @Override
        public void disconnect(UUID chargepointId, String why) {
            disconnected.add(why);
        }
    }

    private final class ListedLedger extends Ledger {
        @Override
        public String append(String kind, String subject, String actor, PersonId person, JsonObject data) {
            ledger.add(kind);
            return "";
        }
    }
}
