package energy.switchpoint.devices.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.devices.control.CommandAuthority.Move;
import energy.switchpoint.devices.entity.Authority;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandAuthorityTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final OrganisationId NORTH = new OrganisationId("north-charge");
    static final OrganisationId SOUTH = new OrganisationId("south-charge");

    static GatewayDatabaseForTests database;

    CommandAuthority authority;
    UUID charger;

    @BeforeAll
    static void start() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void northOperates() {
        authority = new CommandAuthority(database.sql(), Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
        charger = database.device("CP-" + UUID.randomUUID());
        authority.begin(charger, NORTH.value(), NOON.minusSeconds(3600));
    }

    @Test
    void exactlyOneMayCommandBeforeAtAndAfterTheMove() {
        var move = authority.move(charger, SOUTH.value(), NOON, UUID.randomUUID());

        assertThat(move).isEqualTo(new Move.Moved("north-charge", "south-charge", NOON));
        assertThat(authority.holderAt(charger, NOON.minusMillis(1))).contains("north-charge");
        assertThat(authority.holderAt(charger, NOON)).contains("south-charge");
        assertThat(authority.mayCommand(NORTH, charger)).isFalse();
        assertThat(authority.mayCommand(SOUTH, charger)).isTrue();
    }

    @Test
    void aRepeatedMoveChangesNothing() {
        authority.move(charger, SOUTH.value(), NOON, null);

        assertThat(authority.move(charger, SOUTH.value(), NOON, null)).isEqualTo(new Move.AlreadyThere());
        assertThat(authority.intervals(SOUTH, charger))
                .containsExactly(new Authority("south-charge", NOON, Authority.OPEN_END));
    }

    @Test
    void anOrderOlderThanTheAuthorityThatHoldsIsOutdated() {
        authority.move(charger, SOUTH.value(), NOON, null);

        assertThat(authority.move(charger, "green-mile", NOON.minusSeconds(10), null))
                .isEqualTo(new Move.Outdated());
    }

    @Test
    void theDatabaseItselfRefusesTwoAtOnce() {
        var second = database.sql().write("""
                        insert into command_authority (id, chargepoint_id, organisation_id, valid_from, valid_until)
                        values (?, ?, 'green-mile', ?, ?)""", UUID.randomUUID(), charger, NOON, NOON.plusSeconds(1));

        assertThat(second).isInstanceOf(Sql.Written.RefusedByDatabase.class);
    }

    @Test
    void anOperatorKnowsItsOwnIntervalAndNoOther() {
        authority.move(charger, SOUTH.value(), NOON, null);

        assertThat(authority.intervals(NORTH, charger))
                .containsExactly(new Authority("north-charge", NOON.minusSeconds(3600), NOON));
        assertThat(authority.intervals(new OrganisationId("green-mile"), charger))
                .isEmpty();
    }
}
