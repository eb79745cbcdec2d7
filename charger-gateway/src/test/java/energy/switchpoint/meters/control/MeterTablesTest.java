package energy.switchpoint.meters.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.ageing.control.Retentions;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import energy.switchpoint.meters.entity.MeterPeriod;
import energy.switchpoint.meters.entity.MeterPeriod.Reading;
import energy.switchpoint.meters.entity.Totals.By;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sessions.control.HistoryClosing;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.testing.ManagedModeWorld;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the household and its operators download, from a real database (R022, R044). */
class MeterTablesTest {

    static final Instant START = Instant.parse("2027-03-26T00:00:00Z");
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final String SOUTH = "south-charge";

    final ManagedModeWorld world = new ManagedModeWorld(START, ManagedModeWorld.rules(0, 600));
    MeterTables tables;
    UUID charger;
    HistoryView reader = new HistoryView.Owner();

    @BeforeEach
    void aChargerWithAReadingEveryHalfHour() {
        charger = world.charger("f1");
        tables = new MeterTables(
                new HalfHours(world.history, world.clock),
                new MeterValues(world.sql, world.history),
                new Retentions(noRulePack(), "P14D", "P13M", "P13M"),
                world.clock);
    }

    @Test
    void theDaySummerTimeBeginsHas46HalfHoursInBothTimes() {
        readings(START, 4 * 48);

        var lines = csv(tables.halfHours(charger, period("2027-03-28", "2027-03-29", null), reader));

        assertThat(lines).hasSize(1 + 46).first().isEqualTo("from,fromLocal,energyWh,quality");
        assertThat(lines.get(1)).isEqualTo("2027-03-28T00:00:00Z,2027-03-28T00:00:00Z,10,MEASURED");
        assertThat(lines.get(2)).startsWith("2027-03-28T00:30:00Z,2027-03-28T00:30:00Z,");
        assertThat(lines.get(3)).startsWith("2027-03-28T01:00:00Z,2027-03-28T02:00:00+01:00,");
        assertThat(lines.getLast()).startsWith("2027-03-28T22:30:00Z,2027-03-28T23:30:00+01:00,");
    }

    @Test
    void theDaySummerTimeEndsHas50HalfHoursAndNoLocalTimeIsTwice() {
        world.clock.step(Duration.between(START, Instant.parse("2027-10-30T00:00:00Z")));
        readings(world.clock.instant(), 4 * 48);

        var day = json(tables.halfHours(charger, period("2027-10-31", "2027-11-01", null), reader));

        var halfHours = day.getJsonArray("halfHours").getValuesAs(JsonObject.class);
        assertThat(day.getString("unit")).isEqualTo("Wh");
        assertThat(day.getString("timezone")).isEqualTo("Europe/London");
        assertThat(halfHours).hasSize(50);
        assertThat(halfHours.stream().map(h -> h.getString("fromLocal")).distinct())
                .hasSize(50)
                .contains("2027-10-31T01:30:00+01:00", "2027-10-31T01:30:00Z");
        assertThat(halfHours).allMatch(h -> h.getInt("energyWh") == 10);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2027-03-28, 46, +01:00",
        "Europe/London, 2027-10-31, 50, Z",
        "America/New_York, 2027-03-14, 46, -04:00",
        "America/New_York, 2027-11-07, 50, -05:00",
        "Australia/Lord_Howe, 2027-04-04, 49, +10:30",
        "Australia/Lord_Howe, 2027-10-03, 47, +11:00",
        "Asia/Kolkata, 2027-03-28, 48, +05:30"
    })
    void aDayHasAsManyHalfHoursAsItsZoneGivesIt(String zone, LocalDate day, int halfHours, String offsetInTheEvening) {
        var begin = day.minusDays(1).atStartOfDay(ZoneId.of("UTC")).toInstant();
        world.clock.step(Duration.between(world.clock.instant(), begin));
        readings(begin, 3 * 48);
        var asked = period(day.toString(), day.plusDays(1).toString(), zone);

        var lines = csv(tables.halfHours(charger, asked, reader));
        var total = tables.totals(charger, asked, By.DAY, reader).all();

        assertThat(lines).hasSize(1 + halfHours).doesNotHaveDuplicates();
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.endsWith(",10,MEASURED"))
                .last(InstanceOfAssertFactories.STRING)
                .contains("," + day + "T23:30:00" + offsetInTheEvening + ",");
        assertThat(lines.get(1)).contains("," + day + "T00:00:00");
        assertThat(total).singleElement().satisfies(t -> {
            assertThat(t.energyWh()).isEqualTo(10L * halfHours);
            assertThat(t.halfHours()).isEqualTo(halfHours);
            assertThat(t.estimated() + t.missing()).isZero();
        });
        var json = json(tables.halfHours(charger, asked, reader));
        assertThat(json.getString("timezone")).isEqualTo(zone);
        assertThat(json.getString("unit")).isEqualTo("Wh");
        assertThat(json.getJsonArray("halfHours")).hasSize(halfHours);
    }

    @Test
    void rawValuesSayTheirUnitsAndTheHourThatComesTwice() {
        world.clock.step(Duration.between(START, Instant.parse("2027-10-31T00:30:00Z")));
        world.hear(new MeterSampled(charger, Instant.parse("2027-10-31T00:30:00Z"), 1, null, 7200L, 1000L));
        world.hear(new MeterSampled(charger, Instant.parse("2027-10-31T01:30:00Z"), 1, null, 7200L, 8200L));
        world.clock.step(Duration.ofHours(2));

        var values = json(tables.values(charger, period("2027-10-31", "2027-11-01", null), reader));

        assertThat(values.getString("unit")).isEqualTo("powerW in W, energyWh and exportWh in Wh, others as each says");
        assertThat(values.getJsonArray("values").getValuesAs(JsonObject.class))
                .extracting(v -> v.getString("atLocal"))
                .containsExactly("2027-10-31T01:30:00+01:00", "2027-10-31T01:30:00Z");
    }

    @Test
    void aZoneOfChoiceMovesTheDay() {
        readings(START, 3 * 48);

        var lines = csv(tables.halfHours(charger, period("2027-03-27", "2027-03-28", "Asia/Kolkata"), reader));

        assertThat(lines.get(1)).startsWith("2027-03-26T18:30:00Z,2027-03-27T00:00:00+05:30,");
    }

    @Test
    void whatIsMeasuredEstimatedAndMissingIsToldApart() {
        sample(START.plus(Duration.ofHours(1)), 1000);
        sample(START.plus(Duration.ofMinutes(90)), 1000);
        sample(START.plus(Duration.ofMinutes(150)), 1200);
        world.clock.step(Duration.ofHours(4));

        var lines = csv(tables.halfHours(charger, period("2027-03-26", "2027-03-27", null), reader));

        assertThat(lines.subList(1, lines.size()).stream().map(line -> line.split(",", 3)[2]))
                .containsExactly(
                        ",MISSING",
                        ",MISSING",
                        "0,MEASURED",
                        "100,ESTIMATED",
                        "100,ESTIMATED",
                        ",MISSING",
                        ",MISSING",
                        ",MISSING");
    }

    @Test
    void anOperatorGetsItsOwnTimeAndNothingThatWasSealed() {
        var moved = START.plus(Duration.ofDays(1));
        world.sql.update("update command_authority set valid_until = ? where chargepoint_id = ?", moved, charger);
        world.authority(charger, SOUTH, moved, Instant.parse("9999-12-31T00:00:00Z"));
        readings(START, 2 * 48);

        assertThat(halfHoursOf(new HistoryView.Owner())).hasSize(96);
        assertThat(halfHoursOf(new HistoryView.Operator(ManagedModeWorld.CPO)))
                .hasSize(48)
                .last()
                .satisfies(line -> assertThat(line).startsWith("2027-03-26T23:30:00Z"));
        assertThat(halfHoursOf(new HistoryView.Operator(SOUTH)))
                .hasSize(48)
                .first()
                .satisfies(line -> assertThat(line).startsWith("2027-03-27T00:00:00Z"));
        assertThat(valuesOf(new HistoryView.Operator(SOUTH))).hasSize(49);
        assertThat(halfHoursOf(new HistoryView.Operator("green-mile"))).isEmpty();

        var order = new HistoryClosing.Order(charger, Uuid7.next(), ManagedModeWorld.CPO, moved);
        world.transactions.get(() -> world.closing.seal(order));

        assertThat(halfHoursOf(new HistoryView.Operator(ManagedModeWorld.CPO))).isEmpty();
        assertThat(valuesOf(new HistoryView.Operator(ManagedModeWorld.CPO))).isEmpty();
        assertThat(halfHoursOf(new HistoryView.Owner())).hasSize(96);
    }

    @Test
    void anErasedHalfHourIsMissingAndNotOneWithoutEnergy() {
        readings(START, 48);
        var order =
                new HistoryClosing.Order(charger, Uuid7.next(), ManagedModeWorld.CPO, START.plus(Duration.ofHours(12)));
        world.transactions.get(() -> world.closing.erase(order.chargepointId(), order.until()));

        var lines = halfHoursOf(new HistoryView.Owner());

        assertThat(lines.subList(0, 24)).allMatch(line -> line.endsWith(",,MISSING"));
        assertThat(lines.subList(24, 48)).allMatch(line -> line.endsWith(",10,MEASURED"));
    }

    @Test
    void aReadingToldAgainIsOneAndAnotherOneAtTheSameInstantIsKept() {
        var at = START.plusSeconds(60);
        sample(at, 1000);
        sample(at, 1000);
        world.hear(new MeterSampled(charger, at, 1, null, 7000L, null));
        sample(at.plusSeconds(60), 1100);
        sample(at.plusSeconds(60), 1100);
        sample(at, 1000);
        world.clock.step(Duration.ofHours(1));

        assertThat(valuesOf(new HistoryView.Owner())).hasSize(3);
        assertThat(halfHoursOf(new HistoryView.Owner()).getFirst()).endsWith(",100,MEASURED");
    }

    @Test
    void rawValuesComePageByPageAndEachOnce() {
        var rows = IntStream.rangeClosed(1, 4500)
                .mapToObj(n -> new Object[] {charger, START.plusSeconds(n / 3), n % 2, n, n})
                .toList();
        world.sql.batch(
                "insert into meter_sample (chargepoint_id, at, connector, digest, power_w, others) values (?, ?, ?, ?, ?, '=1+1')",
                rows);
        world.clock.step(Duration.ofHours(1));

        var values =
                json(tables.values(charger, period(null, null, null), reader)).getJsonArray("values");

        assertThat(values.getValuesAs(JsonObject.class).stream()
                        .map(v -> v.getInt("powerW"))
                        .distinct())
                .hasSize(4500);
        assertThat(values).hasSize(4500);
        assertThat(valuesOf(reader).getFirst()).contains(",'=1+1,");
    }

    @Test
    void totalsAreByLocalDayAndMonth() {
        readings(START, 8 * 48);

        var days = tables.totals(charger, period("2027-03-27", "2027-03-30", null), By.DAY, reader);
        var months = tables.totals(charger, period("2027-03-01", "2027-04-30", null), By.MONTH, reader);

        assertThat(days.all()).extracting(t -> t.energyWh()).containsExactly(480L, 460L, 480L);
        assertThat(months.all()).extracting(t -> t.from().toString()).containsExactly("2027-03-01", "2027-04-01");
    }

    @ParameterizedTest
    @CsvSource({"2027-03-28,2027-03-28,", "2027-03-29,2027-03-28,", "yesterday,,", ",+999999999-01-01,", ",,Mars/North"
    })
    void anUnreadablePeriodIsRefused(String from, String to, String zone) {
        assertThat(MeterPeriod.read(from, to, zone, LONDON, START)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void withoutWordsTheLast31DaysAreMeant() {
        assertThat(period(null, " ", ""))
                .isEqualTo(new MeterPeriod(LONDON, LocalDate.parse("2027-02-24"), LocalDate.parse("2027-03-27")));
    }

    @Test
    void nothingFromBeforeWhatIsKeptIsTold() {
        world.clock.step(Duration.ofDays(500));

        var lines = csv(tables.halfHours(charger, period("2000-01-01", "2040-01-01", null), reader));

        assertThat(lines.get(1)).startsWith("2027-07-01T00:00:00Z,2027-07-01T01:00:00+01:00,,MISSING");
    }

    private MeterPeriod period(String from, String to, String zone) {
        return ((Reading.Readable) MeterPeriod.read(from, to, zone, LONDON, world.clock.instant())).period();
    }

    private List<String> halfHoursOf(HistoryView view) {
        reader = view;
        var lines = csv(tables.halfHours(charger, period("2027-03-26", "2027-03-28", null), reader));
        return lines.subList(1, lines.size());
    }

    private List<String> valuesOf(HistoryView view) {
        reader = view;
        var lines = csv(tables.values(charger, period("2027-03-26", "2027-04-28", null), reader));
        return lines.subList(1, lines.size());
    }

    /** Ten watt-hours in every half-hour, and the clock after the last. */
    private void readings(Instant from, int halfHours) {
        for (int i = 0; i <= halfHours; i++) {
            sample(from.plusSeconds(1800L * i), 1000 + 10L * i);
        }
        world.clock.step(Duration.between(world.clock.instant(), from.plusSeconds(1800L * halfHours + 60)));
    }

    private void sample(Instant at, long energyWh) {
        world.hear(new MeterSampled(charger, at, 1, null, null, energyWh));
    }

    private static RulePacks noRulePack() {
        return new RulePacks() {
            @Override
            public Optional<RulePack> inForce() {
                return Optional.empty();
            }
        };
    }

    private static List<String> csv(Table<?> table) {
        var bytes = new ByteArrayOutputStream();
        try {
            table.writeCsv(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static JsonObject json(Table<?> table) {
        var bytes = new ByteArrayOutputStream();
        table.writeJson(bytes);
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes.toByteArray()))) {
            return reader.readObject();
        }
    }
}
