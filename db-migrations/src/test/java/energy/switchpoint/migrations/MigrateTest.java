package energy.switchpoint.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrateTest {

    @Test
    void withoutASchemaAllAreMigrated() {
        var order = Migrate.Order.of("--url", "jdbc:mariadb://127.0.0.1:8083", "--secrets", "secrets");

        assertThat(order.schemas()).containsExactly(Schema.values());
        assertThat(order.url()).isEqualTo("jdbc:mariadb://127.0.0.1:8083/");
        assertThat(order.secrets()).isEqualTo(Path.of("secrets"));
        assertThat(order.demo()).isFalse();
    }

    @Test
    void anUnknownSchemaIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Migrate.Order.of("--schema", "billing"))
                .hasMessage("No schema 'billing'. There are: registry, consent, switching, gateway");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Migrate.Order.of("--url")).hasMessage("--url needs a value");
    }
}
