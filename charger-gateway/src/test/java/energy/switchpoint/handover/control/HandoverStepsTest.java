package energy.switchpoint.handover.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.certificates.entity.CertificateDelivered;
import energy.switchpoint.connections.control.Connections;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.PasswordHash;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.Handover;
import energy.switchpoint.handover.entity.HandoverChanged;
import energy.switchpoint.handover.entity.Order;
import energy.switchpoint.handover.entity.Phase;
import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.Transactions;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverStepsTest {

    static final Duration TIMEOUT = Duration.ofMinutes(1);

    static final byte[] FINGERPRINT = new byte[32];

    static TestDatabase database;

    final List<Phase> told = new ArrayList<>();
    final UUID charger = UUID.randomUUID();
    final UUID aSwitch = UUID.randomUUID();
    final String identity = "CP-" + charger;
    Transactions transactions;
    Sql sql;
    Credentials credentials;
    CommandAuthority authority;
    Handovers handovers;
    HandoverSteps steps;
    NewCredential old;
    boolean crash;

    @BeforeAll
    static void start() {
        database = TestDatabase.of(Schema.GATEWAY);
    }

    @BeforeEach
    void northOperatesACharger() {
        transactions = new Transactions(database);
        sql = new Sql(transactions);
        credentials = new Credentials(sql, new PasswordHash(new byte[32]), Clock.systemUTC());
        authority = new CommandAuthority(sql, Clock.systemUTC());
        handovers = new Handovers(sql);
        steps = new HandoverSteps();
        steps.handovers = handovers;
        steps.credentials = credentials;
        steps.authority = authority;
        steps.log = new DeviceLog(sql, Clock.systemUTC());
        steps.outbox = new ToldOutbox();
        steps.ledger = new NoLedger();
        steps.sql = sql;
        steps.clock = Clock.systemUTC();
        sql.update("""
                insert into device (id, identity, label, rating_w, phases, step_percent, pairable, created_at, version)
                values (?, ?, 'Home', 7400, 1, 10, false, ?, 1)""", charger, identity, Instant.now());
        authority.begin(charger, "north-charge", Instant.now().minusSeconds(3600));
        old = credentials.first(charger, "north-charge");
    }

    @Test
    void aHandoverThatGoesWellEndsWithTheGainingOperatorAlone() {
        var next = returned();
        verified();
        var at = Instant.now();

        var order = commit(at);

        assertThat(phase(order)).isEqualTo(Phase.COMMITTED);
        assertThat(standing(old)).isEmpty();
        assertThat(standing(next)).contains(Standing.CURRENT);
        assertThat(authority.holder(charger)).contains("south-charge");
        assertThat(authority.holderAt(charger, at.minusMillis(1))).contains("north-charge");
        assertThat(told).containsExactly(Phase.STAGED, Phase.TOLD, Phase.RETURNED, Phase.VERIFIED, Phase.COMMITTED);
    }

    @Test
    void everyOrderCanBeRepeated() {
        returned();
        assertThat(phase(begin())).isEqualTo(Phase.RETURNED);
        verified();
        var at = Instant.now();
        commit(at);

        assertThat(phase(commit(at))).isEqualTo(Phase.COMMITTED);
        assertThat(phase(begin())).isEqualTo(Phase.COMMITTED);
        assertThat(told).hasSize(5);
        assertThat(credentials.organisations(charger)).hasSize(2);
    }

    @Test
    void aSecondSwitchOfTheSameChargerHasToWait() {
        begin();

        var other =
                transactions.get(() -> steps.begin(charger, UUID.randomUUID(), "green-mile", "Green Mile", TIMEOUT));

        assertThat(other).isInstanceOf(Order.Busy.class);
    }

    @Test
    void anUnverifiedHandoverCannotBeCommitted() {
        returned();

        assertThat(commit(Instant.now())).isInstanceOf(Order.NotNow.class);
        assertThat(authority.holder(charger)).contains("north-charge");
    }

    @Test
    void aFailedCheckLeavesTheHandoverWhereItWasAndSaysWhy() {
        returned();

        var order = transactions.get(
                () -> steps.checked(current(), List.of(Check.failed("METER", "no value")), null, null));

        assertThat(phase(order)).isEqualTo(Phase.RETURNED);
        assertThat(current().checks()).containsExactly(Check.failed("METER", "no value"));
    }

    @Test
    void aChargerThatDoesNotComeBackStaysWithItsOperatorAndItsPassword() {
        begin();
        var next = stage();
        transactions.run(() -> steps.told(current()));

        transactions.run(() -> steps.timedOut(current()));
        rollBack();

        assertThat(current().phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(standing(old)).contains(Standing.CURRENT);
        assertThat(standing(next)).as("it may be on the device").contains(Standing.RECOVERY);
        assertThat(authority.holder(charger)).contains("north-charge");
    }

    @Test
    void aChargerOnTheNewPasswordIsBroughtHomeAfterARollBack() {
        var next = returned();
        rollBack();
        assertThat(standing(next)).contains(Standing.RECOVERY);

        var fresh = transactions.get(() -> steps.recover(charger));
        transactions.run(() -> new CredentialUse(sql, credentials).used(charger, fresh.id(), Instant.now()));

        assertThat(standing(fresh)).contains(Standing.CURRENT);
        assertThat(standing(next)).isEmpty();
        assertThat(standing(old)).isEmpty();
        assertThat(credentials.organisations(charger)).endsWith("north-charge");
    }

    @Test
    void aPasswordTheDeviceRefusesOpensNothing() {
        begin();
        var next = stage();

        transactions.run(() -> steps.refused(current(), "Rejected"));

        assertThat(current().phase()).isEqualTo(Phase.REFUSED);
        assertThat(standing(next)).isEmpty();
        assertThat(standing(old)).contains(Standing.CURRENT);
    }

    @Test
    void aCommittedHandoverIsNotRolledBack() {
        returned();
        verified();
        commit(Instant.now());

        assertThat(rollBack()).isInstanceOf(Order.NotNow.class);
    }

    @Test
    void aCrashInTheMiddleOfTheCommitChangesNothing() {
        var next = returned();
        verified();
        crash = true;

        assertThatThrownBy(() -> commit(Instant.now())).hasMessage("killed");

        assertThat(current().phase()).isEqualTo(Phase.VERIFIED);
        assertThat(standing(old)).contains(Standing.CURRENT);
        assertThat(standing(next)).contains(Standing.NEXT);
        assertThat(authority.holder(charger)).contains("north-charge");

        crash = false;
        assertThat(phase(commit(Instant.now()))).isEqualTo(Phase.COMMITTED);
    }

    @Test
    void aCrashBetweenTellingAndNotingItIsSurvivedByStagingAnew() {
        begin();
        var maybeTaken = stage();

        var second = stage();

        assertThat(standing(second)).contains(Standing.NEXT);
        assertThat(standing(maybeTaken)).as("the device may hold it").contains(Standing.RECOVERY);
        assertThat(standing(old)).contains(Standing.CURRENT);
    }

    @Test
    void aCertificateForTheGainingOperatorMovesTheChargerAsAPasswordDoes() {
        begin();
        var certificate = stagedCertificate();

        process().certificateDelivered(new CertificateDelivered(charger, certificate, aSwitch, null));
        assertThat(current().phase()).isEqualTo(Phase.TOLD);
        transactions.run(() -> steps.returned(current()));
        verified();

        assertThat(phase(commit(Instant.now()))).isEqualTo(Phase.COMMITTED);
        assertThat(credentials.proveCertificate(identity, FINGERPRINT).map(Proof::standing))
                .contains(Standing.CURRENT);
        assertThat(standing(old)).isEmpty();
    }

    @Test
    void aCertificateTheDeviceRefusesEndsTheHandoverAndLeavesWhatItHad() {
        begin();
        var certificate = stagedCertificate();

        process().certificateDelivered(new CertificateDelivered(charger, certificate, aSwitch, "refused: Rejected"));

        assertThat(current().phase()).isEqualTo(Phase.REFUSED);
        assertThat(credentials.proveCertificate(identity, FINGERPRINT)).isEmpty();
        assertThat(standing(old)).contains(Standing.CURRENT);
    }

    private UUID stagedCertificate() {
        return transactions.get(() -> {
            var id = credentials.stageCertificate(charger, "south-charge", Purpose.HANDOVER, aSwitch, FINGERPRINT);
            credentials.aboutToTell(id);
            handovers.save(current().staged(id));
            return id;
        });
    }

    private HandoverProcess process() {
        var process = new HandoverProcess();
        process.handovers = handovers;
        process.steps = steps;
        process.chargers = _ -> Optional.empty();
        process.connections = new Connections(new WorkThreads(), steps.log, credentials, sql, Clock.systemUTC());
        return process;
    }

    @Test
    void aTimeOutThatLosesTheRaceAgainstTheChargerDoesNothing() {
        returned();

        assertThat(transactions.<Boolean>get(() -> steps.timedOut(current()))).isFalse();
        assertThat(current().phase()).isEqualTo(Phase.RETURNED);
    }

    private NewCredential returned() {
        begin();
        var next = stage();
        transactions.run(() -> steps.told(current()));
        transactions.run(() -> steps.returned(current()));
        return next;
    }

    private void verified() {
        transactions.run(() -> steps.checked(current(), List.of(Check.passed("METER", "1 Wh")), 1L, null));
    }

    private Order begin() {
        return transactions.get(() -> steps.begin(charger, aSwitch, "south-charge", "South Charge", TIMEOUT));
    }

    private NewCredential stage() {
        return transactions.get(() -> steps.stage(current())).orElseThrow();
    }

    private Order commit(Instant at) {
        return transactions.get(() -> steps.commit(charger, aSwitch, at));
    }

    private Order rollBack() {
        return transactions.get(() -> steps.rollBack(charger, aSwitch, "because"));
    }

    private Handover current() {
        return handovers.of(charger, aSwitch).orElseThrow();
    }

    private static Phase phase(Order order) {
        return ((Order.Done) order).handover().phase();
    }

    private Optional<Standing> standing(NewCredential credential) {
        return credentials
                .prove(identity, credential.password().getBytes(StandardCharsets.US_ASCII))
                .map(Proof::standing);
    }

    private final class ToldOutbox extends Outbox {
        @Override
        public void add(String type, UUID subject, Object data) {
            if (crash) {
                throw new IllegalStateException("killed");
            }
            assertThat(type).isEqualTo("handover.changed");
            told.add(((HandoverChanged) data).phase());
        }
    }

    private static final class NoLedger extends Ledger {
        @Override
        public String append(String kind, String subject, String actor, @Nullable PersonId person, JsonObject data) {
            return "";
        }
    }
}
