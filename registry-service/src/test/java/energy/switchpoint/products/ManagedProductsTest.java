package energy.switchpoint.products;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.products.control.CalendarShape;
import energy.switchpoint.products.control.ManagedProducts;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.FaultRow;
import energy.switchpoint.products.entity.FaultRow.Group;
import energy.switchpoint.products.entity.FaultRow.Restart;
import energy.switchpoint.products.entity.ManagedFacts;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import energy.switchpoint.registry.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What managed mode gets to know of products: factory calendar, meter, fault table (R022, R025, R060). */
class ManagedProductsTest {

    /** Brightbox Two, which another test leaves alone. */
    static final UUID TWO = UUID.fromString("00000000-0000-7000-8000-000000000b06");

    static final MovedClock CLOCK = new MovedClock();
    static RegistryUnit unit;

    @BeforeAll
    static void open() {
        unit = new RegistryUnit(CLOCK);
    }

    @AfterAll
    static void close() {
        unit.close();
    }

    @Test
    void everyDemoProductHasAFaultTableInWhichNoEarthFaultResumesByItself() {
        unit.run(beans -> {
            for (var product : beans.get(Products.class).catalogue(null, 0, 50).items()) {
                if (product.id().equals(TWO)) {
                    continue;
                }
                var faults = beans.get(ManagedProducts.class)
                        .json(product)
                        .getJsonArray("faults")
                        .getValuesAs(JsonObject.class);
                assertThat(faults).extracting(f -> f.getString("code")).contains("GroundFailure", "LossOfMains");
                assertThat(faults)
                        .filteredOn(f -> f.getString("group").equals("EARTH_FAULT"))
                        .allMatch(f -> f.getString("restart").equals("NEVER"));
            }
        });
    }

    @Test
    void aFactoryCalendarOfTheDemoIsOneThatCanBeFollowed() {
        unit.run(beans -> {
            var product = beans.get(Products.class).ofAnyone(World.HOME_7).orElseThrow();
            var json = beans.get(ManagedProducts.class).json(product);
            assertThat(CalendarShape.wrong(json.getJsonObject("factoryCalendar")))
                    .isEmpty();
            assertThat(json.getJsonObject("meter").getString("class")).isEqualTo("B");
        });
    }

    @Test
    void aChangeReplacesEverythingAndIsToldToTheGateway() {
        unit.run(beans -> {
            var product = beans.get(Products.class).ofAnyone(TWO).orElseThrow();
            var managed = beans.get(ManagedProducts.class);
            var facts = managed.toChange(product.id());
            facts.say(
                    null,
                    7360,
                    new ManagedFacts.Meter("C", new BigDecimal("0.50"), true),
                    List.of(new FaultRow(
                            "OtherError", "E17", Group.EARTH_FAULT, "stops", Restart.NEVER, 0, "Ask somebody")),
                    CLOCK.instant());
            managed.changed(product, facts);
        });

        unit.run(beans -> {
            var product = beans.get(Products.class).ofAnyone(TWO).orElseThrow();
            var json = beans.get(ManagedProducts.class).json(product);
            assertThat(json.isNull("factoryCalendar")).isTrue();
            assertThat(json.getInt("exportRatingW")).isEqualTo(7360);
            assertThat(json.getJsonArray("faults")).hasSize(1);
        });
        assertThat(unit.count(
                        "select count(*) from outbox where type = 'product.described' and subject = '" + TWO + "'"))
                .isEqualTo(1);
    }

    /** The gateway's devices of the product follow what this says. */
    @Test
    void theEventCarriesStepLimitSettingAndTheLabelOfEachFirmware() {
        unit.run(beans -> {
            var product = beans.get(Products.class).ofAnyone(World.HOME_7).orElseThrow();
            var managed = beans.get(ManagedProducts.class);
            var facts = managed.toChange(product.id());
            facts.limitedBy(new ManagedFacts.LimitSetting(null, "MaxCurrent", "A", 1));
            product.takesLevelsIn(5);
            managed.changed(product, facts);
        });

        unit.run(beans -> {
            var json = beans.get(ManagedProducts.class)
                    .json(beans.get(Products.class).ofAnyone(World.HOME_7).orElseThrow());
            assertThat(json.getInt("stepPercent")).isEqualTo(5);
            assertThat(json.getJsonObject("limitSetting").getString("name")).isEqualTo("MaxCurrent");
            assertThat(json.getJsonArray("firmware").getValuesAs(JsonObject.class))
                    .isNotEmpty()
                    .allSatisfy(f -> {
                        assertThat(f.getString("version")).isNotBlank();
                        assertThat(f.getString("lowest")).isIn("HIGH", "MEDIUM", "NONE");
                        assertThat(f.getString("smartCharging")).isIn("HIGH", "MEDIUM", "NONE");
                    });
        });
        assertThat(unit.count(
                        "select count(*) from outbox where type = 'product.described' and json_value(data, '$.stepPercent') = 5 and subject = '"
                                + World.HOME_7 + "'"))
                .isEqualTo(1);
    }

    @Test
    void aCalendarThatCannotBeFollowedIsRefusedWithItsReason() {
        assertThat(CalendarShape.wrong(json("{\"timezone\": \"Europe/London\", \"entries\": []}")))
                .contains("a calendar has 1 to 100 entries");
        assertThat(
                        CalendarShape.wrong(
                                json(
                                        "{\"timezone\": \"Europe/London\", \"entries\": [{\"days\": [\"MON\"], \"at\": \"08:00\", \"levelPercent\": 101}]}")))
                .contains("a level is -100 to 100 percent");
        assertThat(CalendarShape.wrong(json("{\"timezone\": \"Mars/Olympus\", \"entries\": []}")))
                .isPresent();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
