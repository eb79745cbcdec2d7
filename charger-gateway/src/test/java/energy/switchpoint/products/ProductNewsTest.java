package energy.switchpoint.products;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import energy.switchpoint.calendars.entity.ProgrammesChanged;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FirmwareLabel;
import energy.switchpoint.products.entity.FirmwareLabel.Level;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.products.entity.ProductJson;
import energy.switchpoint.products.entity.ProductJson.Reading;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.testing.OneListener;
import energy.switchpoint.twins.control.Driving;
import energy.switchpoint.twins.entity.LimitSetting;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry changes about a product reaches every charger of it, none of another (R025, R028, R060, R062). */
class ProductNewsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final Issuer NORTH = new Issuer(Issuer.Kind.CPO, CPO, "North Charge");
    static final UUID HOME_7 = UUID.fromString("00000000-0000-7000-8000-000000000b01");
    static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000b02");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES, new Random(7));
    final List<ProgrammesChanged> changes = new ArrayList<>();
    UUID first;
    UUID second;
    UUID another;

    @BeforeEach
    void twoOfOneProductAndOneOfAnother() {
        world.sql.update("delete from limit_setting");
        first = world.charger("f1");
        second = world.charger("f1");
        another = world.charger("f1");
        world.transactions.run(() -> {
            world.products.describe(product(HOME_7, "10"));
            world.products.describe(product(OTHER, "10"));
            world.products.assign(first, HOME_7);
            world.products.assign(second, HOME_7);
            world.products.assign(another, OTHER);
        });
        world.reconcileDue();
    }

    @Test
    void aFinerStepReachesEveryChargerOfTheProductAndTheyAreToldTheirLevelAnew() {
        List.of(first, another)
                .forEach(id -> world.transactions.run(
                        () -> world.orders.command(id, NORTH, 47, null, NOON.plusSeconds(7200), true, RULES)));
        world.reconcileDue();
        assertThat(world.chargers.limit(first)).isEqualTo(RATING_W * 40 / 100);

        told(product(HOME_7, "1"));
        world.clock.step(Duration.ofSeconds(600));
        world.reconcileDue();

        assertThat(level(first)).isEqualTo(47);
        assertThat(world.chargers.limit(first)).isEqualTo(RATING_W * 47 / 100);
        assertThat(step(second)).isOne();
        assertThat(step(another)).as("another product").isEqualTo(10);
        assertThat(level(another)).isEqualTo(40);
    }

    @Test
    void aFactoryCalendarThatChangesForAWholeProductDoesNotStepItsLoad() {
        var many = world.chargers("f1", 60);
        world.transactions.run(() -> many.forEach(id -> world.products.assign(id, HOME_7)));
        world.reconcileDue();

        told(product(HOME_7, """
                10, "factoryCalendar": {"timezone": "Europe/London", "entries": [
                  {"days": ["MON","TUE","WED","THU","FRI","SAT","SUN"], "at": "00:00", "levelPercent": 50}]}"""));

        var reduced = new ArrayList<Long>();
        for (int s = 0; s <= 600; s += 60) {
            world.clock.set(NOON.plusSeconds(s));
            world.reconcileDue();
            reduced.add(many.stream()
                    .filter(id -> world.chargers.limit(id) == RATING_W / 2)
                    .count());
        }
        assertThat(reduced.getLast()).isEqualTo(60);
        assertThat(reduced.getFirst()).isLessThan(6);
        for (int i = 1; i < reduced.size(); i++) {
            assertThat(reduced.get(i) - reduced.get(i - 1)).as("in one minute").isLessThan(20);
        }
    }

    @Test
    void anotherRestartRuleCountsFromTheNextFaultOn() {
        told(product(HOME_7, """
                10, "faults": [{"code": "HighTemperature", "group": "OVERTEMPERATURE", "behaviour": "stops",
                  "restart": "ASK", "waitS": 60, "words": "Too hot"}]"""));

        assertThat(world.products.faultTable(second))
                .extracting(FaultRule::code, FaultRule::restart)
                .containsExactly(tuple("HighTemperature", FaultRule.Restart.ASK));
        assertThat(world.products.faultTable(another)).isEmpty();
    }

    @Test
    void theSettingThatLimitsItIsTheProductsAndGoesWithIt() {
        world.sql.update(
                "insert into limit_setting (brand, model, name, unit, smallest) values ('Voltworks', 'b01', 'Entered', 'W', 1)");

        told(product(HOME_7, """
                10, "limitSetting": {"component": null, "name": "MaxCurrent", "unit": "A", "smallest": 2}"""));

        var setting = new Driving(world.sql, world.chargers).setting(first).orElseThrow();
        assertThat(setting.name().path()).isEqualTo("MaxCurrent");
        assertThat(setting.unit()).isEqualTo(LimitSetting.Unit.A);
        assertThat(setting.smallest()).isEqualTo(2);

        told(product(HOME_7, "10"));
        assertThat(new Driving(world.sql, world.chargers).setting(first)).isEmpty();
    }

    @Test
    void theLabelOfTheFirmwareThatRunsIsKnownAndChanges() {
        told(product(HOME_7, """
                10, "firmware": [{"version": "1.4.2", "lowest": "NONE", "smartCharging": "MEDIUM"},
                  {"version": "1.3", "lowest": "NONE", "smartCharging": "NONE"}]"""));
        assertThat(world.products.label(first, "1.4.2")).contains(new FirmwareLabel("1.4.2", Level.NONE, Level.MEDIUM));

        told(product(HOME_7, """
                10, "firmware": [{"version": "1.4.2", "lowest": "HIGH", "smartCharging": "HIGH"}]"""));

        assertThat(world.products.label(second, "1.4.2")).contains(new FirmwareLabel("1.4.2", Level.HIGH, Level.HIGH));
        assertThat(world.products.label(second, "1.3")).isEmpty();
        assertThat(world.products.label(another, "1.4.2")).isEmpty();
        assertThat(world.products.label(first, null)).isEmpty();
    }

    @Test
    void whatIsToldTwiceChangesNothingTheSecondTime() {
        var counting = new Products(
                world.sql,
                world.clock,
                world.rulePacks,
                new OneListener<>(_ -> {}),
                new OneListener<>(changes::add),
                new Random(1));

        world.transactions.run(() -> counting.describe(product(HOME_7, "5")));
        world.transactions.run(() -> counting.describe(product(HOME_7, "5")));

        assertThat(changes)
                .singleElement()
                .satisfies(c -> assertThat(c.lookAt().keySet()).containsExactlyInAnyOrder(first, second));
    }

    @Test
    void aStepThatIsNoneAndASettingThatIsNoneAreRefusedWhole() {
        assertThat(read(HOME_7, "0")).isInstanceOf(Reading.Invalid.class);
        assertThat(read(HOME_7, "11")).isInstanceOf(Reading.Invalid.class);
        assertThat(read(HOME_7, "10, \"limitSetting\": {\"name\": \"X\", \"unit\": \"kW\", \"smallest\": 1}"))
                .isInstanceOf(Reading.Invalid.class);
        assertThat(read(HOME_7, "10, \"limitSetting\": {\"name\": \"X\", \"unit\": \"A\", \"smallest\": 0}"))
                .isInstanceOf(Reading.Invalid.class);
        assertThat(read(
                        HOME_7,
                        "10, \"firmware\": [{\"version\": \"1\", \"lowest\": \"GOOD\", \"smartCharging\": \"HIGH\"}]"))
                .isInstanceOf(Reading.Invalid.class);
    }

    private void told(ProductData product) {
        world.transactions.run(() -> world.products.describe(product));
    }

    private static ProductData product(UUID id, String stepAndMore) {
        return ((Reading.Valid) read(id, stepAndMore)).product();
    }

    /** As the registry's event has it. */
    private static Reading read(UUID id, String stepAndMore) {
        var text = """
                {"id": "%s", "brand": "Voltworks", "model": "%s", "stepPercent": %s}""".formatted(id, id.toString().substring(33), stepAndMore);
        try (var reader = Json.createReader(new StringReader(text))) {
            return ProductJson.read(reader.readObject());
        }
    }

    private int step(UUID id) {
        return world.sql
                .one("select step_percent from device where id = ?", row -> row.getInt(1), id)
                .orElseThrow();
    }

    private int level(UUID id) {
        var now = world.clock.instant();
        return LevelDecision.at(now, world.wishbook.of(id, now).orElseThrow().wishes())
                .levelPercent();
    }
}
