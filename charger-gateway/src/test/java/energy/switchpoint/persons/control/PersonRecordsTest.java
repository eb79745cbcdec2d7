package energy.switchpoint.persons.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.inventory.control.CustomerData;
import energy.switchpoint.inventory.control.TransactionSteps;
import energy.switchpoint.meters.control.MeterValues;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.persons.control.PersonRecords.State;
import energy.switchpoint.persons.control.PersonRecords.Step;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sessions.control.DeviceErasure;
import energy.switchpoint.testing.ManagedModeWorld;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway reads out about a person and what it forgets, on a real database (GDPR Art. 15, 17 and 20). */
class PersonRecordsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final PersonId ALICE = new PersonId(UUID.fromString("00000000-0000-4000-8000-0000000000a1"));
    static final PersonId BEN = new PersonId(UUID.fromString("00000000-0000-4000-8000-0000000000a2"));

    /** Every table of the gateway that has a charger's or a person's past, and how to find it. */
    static final List<String> PAST = List.of("charging_session", "half_hour", "meter_sample", "charger_transaction");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    final List<PersonId> forgotten = new ArrayList<>();
    final PersonRecords records = new PersonRecords();
    UUID hers;
    UUID his;

    @BeforeEach
    void twoHouseholdsThatHaveCharged() {
        var erasure = new PersonErasure();
        erasure.sql = world.sql;
        erasure.closing = world.closing;
        erasure.calendars = world.calendars;
        erasure.setpoints = world.setpoints;
        erasure.needs = new EnergyNeeds(world.sql, world.clock);
        erasure.clock = world.clock;
        erasure.ledger = new Ledger() {
            @Override
            public boolean forget(PersonId person) {
                return forgotten.add(person);
            }
        };
        records.sql = world.sql;
        records.history = world.history;
        records.meterValues = new MeterValues(world.sql, world.history);
        records.customerData = new CustomerData(world.sql);
        records.calendars = world.calendars;
        records.deviceErasure = new DeviceErasure(world.chargers);
        records.erasure = erasure;
        records.clock = world.clock;
        hers = household(ALICE);
        his = household(BEN);
    }

    @Test
    void theExportHoldsEverythingOfThePersonAndNothingOfOthers() {
        var data = export(ALICE);

        assertThat(data.toString()).contains(hers.toString()).doesNotContain(his.toString());
        assertThat(data.getJsonArray("chargers")).hasSize(1);
        assertThat(data.getJsonArray("sessions").getJsonObject(0).getInt("energyWh"))
                .isEqualTo(4000);
        assertThat(data.getJsonArray("halfHours").getValuesAs(JsonObject.class).stream()
                        .mapToInt(h -> h.getInt("energyWh"))
                        .sum())
                .isEqualTo(4000);
        assertThat(data.getJsonArray("meterValues").getValuesAs(JsonObject.class))
                .hasSize(2)
                .first()
                .satisfies(value -> {
                    assertThat(value.getString("at")).isEqualTo("2027-03-01T12:15:00Z");
                    assertThat(value.getInt("powerW")).isEqualTo(7000);
                    assertThat(value.getInt("energyWh")).isEqualTo(12_000);
                    assertThat(value).doesNotContainKeys("exportWh", "others");
                });
        assertThat(data.getJsonArray("programmes").getJsonObject(0).getJsonObject("calendar"))
                .isNotEmpty();
        assertThat(data.getJsonArray("overrides")).hasSize(1);
    }

    @Test
    void whatTheChargerToldAboutHerIsExportedAndErased() {
        var steps = new TransactionSteps(world.sql);
        steps.record(List.of(new ChargerEvent.TransactionStep(
                hers, NOON, NOON, "tx-1", 1, 0, ChargerEvent.Step.STARTED, "Trigger", false, null, null)));
        records.customerData.record(
                List.of(new DeviceEvent.CustomerInformation(hers, NOON, 1, 0, true, "card 04AABBCC")));
        assertThat(export(ALICE).getJsonArray("onDevices").getJsonObject(0).getString("text"))
                .isEqualTo("card 04AABBCC");

        world.transactions.get(() -> records.erase(ALICE));

        assertThat(records.customerData.of(hers)).isEmpty();
        assertThat(steps.of(hers, "tx-1").heard()).isZero();
    }

    @Test
    void someoneUnknownGetsAnEmptyExport() {
        var data = export(new PersonId(UUID.randomUUID()));

        assertThat(data.values()).allMatch(part -> part.asJsonArray().isEmpty());
    }

    @Test
    void erasureLeavesNothingOfThePastAndNothingOfOthersIsTouched() {
        var steps = world.transactions.get(() -> records.erase(ALICE));

        assertThat(steps)
                .extracting(Step::system, Step::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GATEWAY", State.DONE),
                        org.assertj.core.groups.Tuple.tuple("DEVICE", State.DONE));
        PAST.forEach(table -> {
            assertThat(rows(table, hers)).as(table).isZero();
            assertThat(rows(table, his)).as(table).isPositive();
        });
        assertThat(world.calendars.live(hers).getFirst().setBy().id()).isEmpty();
        assertThat(world.calendars.live(his).getFirst().setBy().id()).isEqualTo(BEN.toString());
        assertThat(world.sql.list(
                        "select chargepoint_id from setpoint where issuer_id = ?",
                        row -> row.getString(1),
                        ALICE.toString()))
                .isEmpty();
        assertThat(forgotten).containsExactly(ALICE);
        assertThat(export(ALICE).values()).allMatch(part -> part.asJsonArray().isEmpty());
        assertThat(export(BEN).getJsonArray("sessions")).hasSize(1);
    }

    @Test
    void aChargerThatDoesNotConfirmStaysOnTheListUntilItDoes() {
        world.chargers.charger(hers).connected = false;

        var first = world.transactions.get(() -> records.erase(ALICE));

        assertThat(first.getLast().state()).isEqualTo(State.FAILED);
        assertThat(rows("meter_sample", hers)).isZero();
        assertThat(export(ALICE).getJsonArray("chargers")).hasSize(1);

        world.chargers.charger(hers).connected = true;

        assertThat(world.transactions.get(() -> records.erase(ALICE)).getLast().state())
                .isEqualTo(State.DONE);
        assertThat(export(ALICE).getJsonArray("chargers")).isEmpty();
    }

    private UUID household(PersonId person) {
        var charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", person.value(), charger);
        var start = NOON;
        world.hear(new ChargerEvent.TransactionStarted(
                charger, start, "t-" + charger.toString().substring(0, 8), 1, null, 10_000));
        world.hear(new ChargerEvent.MeterSampled(
                charger,
                start.plus(Duration.ofMinutes(15)),
                1,
                "t-" + charger.toString().substring(0, 8),
                7000L,
                12_000L));
        world.hear(new ChargerEvent.TransactionEnded(
                charger,
                start.plus(Duration.ofMinutes(30)),
                "t-" + charger.toString().substring(0, 8),
                14_000,
                "Local"));
        // Its clock is a day ahead.
        world.hear(new ChargerEvent.MeterSampled(charger, start.plus(Duration.ofDays(1)), 1, null, null, 14_000L));
        world.sql.update(
                "insert into charger_transaction (number, chargepoint_id, transaction_id, connector, start_key, started_at, ended_at) values (?, ?, 'k', 1, 'k', ?, ?)",
                (int) (charger.getLeastSignificantBits() & 0x3FFF_FFFF),
                charger,
                start,
                start.plusSeconds(1800));
        world.clock.set(NOON.plus(Duration.ofHours(1)));
        world.transactions.run(() -> world.calendars.replace(
                charger,
                CalendarJson.readOwn(json("""
                        {"timezone": "Europe/London", "entries": [{"days": ["MON"], "at": "00:00", "levelPercent": 50}]}""")),
                new SetBy("CONSUMER", person.toString(), "Somebody"),
                0,
                new Start(NOON, 0, "none")));
        world.sql.update("""
                insert into setpoint (id, chargepoint_id, kind, issuer_id, issuer_name, level_percent, reason, valid_from,
                  offset_s, offset_rule, made_at) values (?, ?, 'OVERRIDE', ?, 'Somebody', 100, '', ?, 0, '', ?)""", UUID.randomUUID(), charger, person.toString(), NOON, NOON);
        return charger;
    }

    private JsonObject export(PersonId person) {
        var text = new StringWriter();
        try (var generator = Json.createGenerator(text)) {
            records.write(person, generator);
        }
        return json(text.toString());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private int rows(String table, UUID charger) {
        return world.sql
                .one("select count(*) from " + table + " where chargepoint_id = ?", row -> row.getInt(1), charger)
                .orElseThrow();
    }
}
