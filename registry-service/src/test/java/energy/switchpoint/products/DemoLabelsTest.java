package energy.switchpoint.products;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.labels.entity.Form;
import energy.switchpoint.labels.entity.Level;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.Labels;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import energy.switchpoint.registry.World;
import energy.switchpoint.rulepacks.control.RulePacks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels from facts in the database: the demo's products show each level. */
class DemoLabelsTest {

    static final RegistryUnit UNIT = new RegistryUnit(new MovedClock());

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Home 22, HIGH, HIGH, HIGH",
        "Home 7, HIGH, MEDIUM, HIGH",
        "Street 11, MEDIUM, MEDIUM, MEDIUM",
        "Two, MEDIUM, MEDIUM, MEDIUM",
        "Classic, NONE, NONE, MEDIUM",
        "One, NONE, NONE, NONE"
    })
    void theDemoShowsEveryLevel(String model, Level operator, Level demandResponse, Level vehicle) {
        UNIT.run(beans -> {
            var product = beans.get(Products.class).catalogue(model, 0, 50).items().stream()
                    .filter(found -> found.model().equals(model))
                    .findFirst()
                    .orElseThrow();
            var newest = beans.get(FirmwareVersions.class)
                    .ofProducts(List.of(product.id()))
                    .getFirst();
            var label = beans.get(Labels.class).of(product, newest);

            assertThat(label.level(Form.OPERATOR)).isEqualTo(operator);
            assertThat(label.level(Form.DEMAND_RESPONSE)).isEqualTo(demandResponse);
            assertThat(label.level(Form.VEHICLE)).isEqualTo(vehicle);
        });
    }

    @Test
    void aManufacturerChangesItsOwnFirmwareOnly() {
        assertThat(mayChange(World.member("voltworks", Role.MANUFACTURER))).isTrue();
        assertThat(mayChange(World.member("brightbox", Role.MANUFACTURER))).isFalse();
        assertThat(mayChange(World.member("meridian-test", Role.TEST_HOUSE))).isTrue();
        assertThat(mayChange(World.member("north-charge", Role.CPO))).isFalse();
        assertThat(mayChange(new Caller.Consumer(World.ALICE))).isFalse();
    }

    @Test
    void theRulePackInForceIsTheOneTheInstallationNames() {
        var pack = UNIT.in(beans -> beans.get(RulePacks.class).inForce());

        assertThat(pack.id()).isEqualTo("DEMO");
        assertThat(pack.claimWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(pack.rateLimitClaims()).isEqualTo(5);
        assertThat(pack.rules().getString("objectionWindow")).isEqualTo("PT10S");
        assertThat(pack.rules().getString("handoverTimeout")).isEqualTo("PT25S");
        assertThat(pack.rules().getString("switchDeadline")).isEqualTo("P31D");
        assertThat(pack.rules().getJsonObject("defaultCalendar").getJsonArray("entries"))
                .hasSize(4);
    }

    private static boolean mayChange(Caller caller) {
        UUID firmware = World.HOME_7_FIRMWARE;
        return UNIT.in(beans ->
                beans.get(FirmwareVersions.class).find(caller, firmware).isPresent());
    }
}
