package energy.switchpoint.credentials.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.migrations.BenchFleet;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The bench writes its chargers into the schema itself; this is where it is told when the schema or the hash has changed. */
class BenchFleetTest {

    private static final byte[] KEY = new byte[32];

    @Test
    void aChargerOfTheBenchProvesItselfLikeAnyOther() throws SQLException {
        var database = new GatewayDatabaseForTests();
        try (var connection = database.connection()) {
            new BenchFleet(connection, KEY).add(3);
        }
        var credentials = new Credentials(database.sql(), new PasswordHash(KEY), Clock.systemUTC());

        var proof =
                credentials.prove(BenchFleet.identity(2), BenchFleet.password(2).getBytes(StandardCharsets.UTF_8));

        assertThat(proof).map(Proof::standing).contains(Standing.CURRENT);
        assertThat(proof).map(Proof::chargepointId).contains(BenchFleet.id(2));
        assertThat(credentials.prove(
                        BenchFleet.identity(2), BenchFleet.password(1).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
