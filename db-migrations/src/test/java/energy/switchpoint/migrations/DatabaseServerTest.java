package energy.switchpoint.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseServerTest {

    @ParameterizedTest
    @EnumSource
    void everySchemaMigratesWithAndWithoutTheDemo(Schema schema) throws SQLException {
        for (var database : new TestDatabase[] {TestDatabase.of(schema), TestDatabase.withDemo(schema)}) {
            try (var connection = database.connect()) {
                assertThat(connection.isValid(2)).isTrue();
            }
        }
    }

    @Test
    void aServiceCannotReadTheSchemaOfAnother() throws SQLException {
        var registry = TestDatabase.of(Schema.REGISTRY);
        var consent = TestDatabase.of(Schema.CONSENT);

        assertThatThrownBy(() -> DriverManager.getConnection(registry.url(), consent.user(), consent.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }

    @Test
    void aServiceCannotChangeTables() throws SQLException {
        var registry = TestDatabase.of(Schema.REGISTRY);

        try (var connection = registry.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table smuggled (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        var registry = TestDatabase.of(Schema.REGISTRY);
        var server = registry.url().substring(0, registry.url().lastIndexOf('/') + 1);

        assertThatThrownBy(() -> DriverManager.getConnection(server, "root", ""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }
}
