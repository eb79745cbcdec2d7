package energy.switchpoint.credentials.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.credentials.entity.CredentialState;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    static GatewayDatabaseForTests database;

    Credentials credentials;
    CredentialUse use;
    String identity;
    UUID charger;

    @BeforeAll
    static void start() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void aDevice() {
        credentials = new Credentials(database.sql(), new PasswordHash(new byte[32]), Clock.systemUTC());
        use = new CredentialUse(database.sql(), credentials);
        identity = "CP-" + UUID.randomUUID();
        charger = database.device(identity);
    }

    @Test
    void aMadePasswordProvesTheChargerAndNoOtherDoes() {
        var made = credentials.first(charger, "north-charge");

        assertThat(standing(made)).contains(Standing.CURRENT);
        assertThat(credentials.prove(identity, bytes("wrong"))).isEmpty();
        assertThat(credentials.prove("unknown", bytes(made.password()))).isEmpty();
    }

    @Test
    void aPasswordIsFortyHexadecimalCharactersWhichBothVersionsTake() {
        assertThat(credentials.first(charger, "north-charge").password()).matches("[0-9a-f]{40}");
    }

    @Test
    void aChargerThatSendsTheBytesBehindTheHexadecimalIsTheSameCharger() {
        var made = credentials.first(charger, "north-charge");

        assertThat(credentials.prove(identity, HexFormat.of().parseHex(made.password())))
                .isPresent();
    }

    @Test
    void thePasswordItselfIsNowhereInTheDatabase() {
        var made = credentials.first(charger, "north-charge");

        var row = database.sql()
                .one("select hash from credential where id = ?", r -> r.getBytes(1), made.id())
                .orElseThrow();

        assertThat(row).hasSize(32).isNotEqualTo(bytes(made.password()));
    }

    @Test
    void currentAndNextBothProveUntilOneIsPromoted() {
        var old = credentials.first(charger, "north-charge");
        var next = credentials.stage(charger, "south-charge", Purpose.HANDOVER, UUID.randomUUID());

        assertThat(standing(old)).contains(Standing.CURRENT);
        assertThat(standing(next)).contains(Standing.NEXT);

        assertThat(credentials.promote(charger, next.id(), Revocation.HANDED_OVER))
                .isTrue();

        assertThat(standing(old)).isEmpty();
        assertThat(standing(next)).contains(Standing.CURRENT);
        assertThat(credentials.stateOf(old.id())).contains(CredentialState.REVOKED);
    }

    @Test
    void theDatabaseRefusesASecondCurrentAndASecondNext() {
        credentials.first(charger, "north-charge");
        credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);

        assertThat(insert("CURRENT")).isInstanceOf(Sql.Written.RefusedByDatabase.class);
        assertThat(insert("NEXT")).isInstanceOf(Sql.Written.RefusedByDatabase.class);
        assertThat(insert("LOST")).isInstanceOf(Sql.Written.RefusedByDatabase.class);
    }

    @Test
    void stagingAnewEndsTheOneStagedBefore() {
        credentials.first(charger, "north-charge");
        var untold = credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);

        var next = credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);

        assertThat(standing(untold)).isEmpty();
        assertThat(standing(next)).contains(Standing.NEXT);
    }

    @Test
    void aPasswordTheChargerMayHaveTakenOpensForRecoveryUntilANewerOneIsCurrent() {
        credentials.first(charger, "north-charge");
        var told = credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);
        credentials.aboutToTell(told.id());
        credentials.revokeNext(charger, Revocation.ROLLED_BACK);

        assertThat(standing(told)).contains(Standing.RECOVERY);

        var fresh = credentials.stage(charger, "north-charge", Purpose.RECOVERY, null);
        use.used(charger, fresh.id(), Instant.now());

        assertThat(standing(fresh)).contains(Standing.CURRENT);
        assertThat(standing(told)).isEmpty();
    }

    @Test
    void aPasswordTheChargerRefusedNeverOpens() {
        credentials.first(charger, "north-charge");
        var refused = credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);
        credentials.aboutToTell(refused.id());
        credentials.revokeNext(charger, Revocation.REFUSED_BY_DEVICE);

        assertThat(standing(refused)).isEmpty();
    }

    @Test
    void comingBackWithAHandoversPasswordMakesNothingFinal() {
        var old = credentials.first(charger, "north-charge");
        var next = credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);

        use.used(charger, next.id(), Instant.now());

        assertThat(standing(next)).contains(Standing.NEXT);
        assertThat(standing(old)).contains(Standing.CURRENT);
    }

    @Test
    void anOperatorsNewPasswordReplacesTheOldWhenTheChargerComesWithIt() {
        var old = credentials.first(charger, "north-charge");
        var next = credentials.stage(charger, "north-charge", Purpose.ROTATION, null);
        assertThat(standing(old)).isPresent();

        use.used(charger, next.id(), Instant.now());

        assertThat(standing(old)).isEmpty();
        assertThat(standing(next)).contains(Standing.CURRENT);
    }

    @Test
    void noneIsEverDeleted() {
        credentials.first(charger, "north-charge");
        credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);
        credentials.stage(charger, "south-charge", Purpose.HANDOVER, null);

        assertThat(credentials.organisations(charger)).containsExactly("north-charge", "south-charge", "south-charge");
    }

    private Optional<Standing> standing(NewCredential credential) {
        return credentials.prove(identity, bytes(credential.password())).map(Proof::standing);
    }

    private Sql.Written insert(String state) {
        return database.sql().write("""
                        insert into credential (id, chargepoint_id, organisation_id, hash, state, purpose, made_at)
                        values (?, ?, 'x', ?, ?, 'INITIAL', ?)""", UUID.randomUUID(), charger, new byte[32], state, Instant.now());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
