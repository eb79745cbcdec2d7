package energy.switchpoint.persons.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.inventory.control.CustomerData;
import energy.switchpoint.meters.control.MeterValues;
import energy.switchpoint.meters.entity.MeterValue;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.sessions.control.DeviceErasure;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Interval;
import energy.switchpoint.sessions.entity.Session;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything the gateway holds about a person: for reading it out, and for erasing it. */
@ApplicationScoped
public class PersonRecords {

    private static final int MOST_ROWS = 100_000;
    private static final HistoryView ALL = new HistoryView.Owner();

    /** A charger's clock may be ahead: its values of "tomorrow" are the person's too. */
    private static final Interval ALWAYS = new Interval(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    @Inject
    Sql sql;

    @Inject
    History history;

    @Inject
    MeterValues meterValues;

    @Inject
    Calendars calendars;

    @Inject
    CustomerData customerData;

    @Inject
    DeviceErasure deviceErasure;

    @Inject
    PersonErasure erasure;

    @Inject
    Clock clock;

    private record OwnDevice(UUID id, String label) {}

    /** One step of an erasure. */
    public record Step(String system, String what, State state, String evidence, Instant at) {}

    public enum State {
        DONE,
        FAILED
    }

    /** Written piece by piece: the meter values of two weeks may be many. */
    public void write(PersonId person, JsonGenerator json) {
        var devices = devicesOf(person);
        json.writeStartObject();
        json.writeStartArray("chargers");
        devices.forEach(device -> json.write(Json.createObjectBuilder()
                .add("chargepointId", device.id().toString())
                .add("label", device.label())
                .build()));
        json.writeEnd();
        json.writeStartArray("sessions");
        devices.forEach(device -> writeSessions(device, json));
        json.writeEnd();
        json.writeStartArray("halfHours");
        devices.forEach(device -> writeHalfHours(device, json));
        json.writeEnd();
        json.writeStartArray("meterValues");
        devices.forEach(device -> meterValues.read(device.id(), ALWAYS, ALL, value -> json.write(json(device, value))));
        json.writeEnd();
        json.writeStartArray("programmes");
        devices.forEach(device -> calendars
                .live(device.id())
                .forEach(c -> json.write(Json.createObjectBuilder()
                        .add("chargepointId", device.id().toString())
                        .add("setAt", c.setAt().toString())
                        .add("calendar", CalendarJson.write(c.calendar()))
                        .build())));
        json.writeEnd();
        json.writeStartArray("onDevices");
        devices.forEach(device -> customerData
                .of(device.id())
                .forEach(text -> json.write(Json.createObjectBuilder()
                        .add("chargepointId", device.id().toString())
                        .add("text", text)
                        .build())));
        json.writeEnd();
        json.write("overrides", overrides(person).build());
        json.write("energyNeeds", energyNeeds(person).build());
        json.writeEnd();
    }

    /** Asks each charger first, then erases here; to be repeated until nothing has failed. */
    public List<Step> erase(PersonId person) {
        var devices = devicesOf(person);
        var onDevice = new LinkedHashMap<UUID, DeviceErasure.Result>();
        devices.forEach(d -> onDevice.put(d.id(), deviceErasure.ask(d.id(), person.value())));
        var steps = new ArrayList<Step>();
        steps.add(erasure.here(person, devices.stream().map(OwnDevice::id).toList()));
        for (var device : devices) {
            var result = onDevice.getOrDefault(device.id(), new DeviceErasure.Result(false, "not asked"));
            steps.add(new Step(
                    "DEVICE",
                    "customer data on " + device.label(),
                    result.done() ? State.DONE : State.FAILED,
                    result.evidence(),
                    clock.instant()));
        }
        erasure.releaseDevices(person, devicesDone(onDevice));
        return steps;
    }

    private static List<UUID> devicesDone(Map<UUID, DeviceErasure.Result> results) {
        return results.entrySet().stream()
                .filter(e -> e.getValue().done())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<OwnDevice> devicesOf(PersonId person) {
        return sql.list(
                "select id, label from device where owner_person_id = ? order by id",
                row -> new OwnDevice(row.getObject(1, UUID.class), row.getString(2)),
                person.value());
    }

    private void writeSessions(OwnDevice device, JsonGenerator json) {
        history.sessions(device.id(), ALWAYS.from(), ALWAYS.until(), ALL, 0, MOST_ROWS)
                .forEach(s -> json.write(session(s).build()));
    }

    private static JsonObjectBuilder session(Session s) {
        var json = Json.createObjectBuilder()
                .add("chargepointId", s.chargepointId().toString())
                .add("id", s.id().toString())
                .add("startedAt", s.startedAt().toString())
                .add("energyWh", s.energyWh())
                .add("peakW", s.peakW());
        var endedAt = s.endedAt();
        var reason = s.stopReason();
        return (endedAt == null ? json.addNull("endedAt") : json.add("endedAt", endedAt.toString()))
                .add("stopReason", reason == null ? "" : reason);
    }

    private void writeHalfHours(OwnDevice device, JsonGenerator json) {
        history.halfHours(device.id(), ALWAYS.from(), ALWAYS.until(), ALL, 0, MOST_ROWS)
                .forEach(h -> json.write(Json.createObjectBuilder()
                        .add("chargepointId", device.id().toString())
                        .add("from", h.from().toString())
                        .add("energyWh", h.energyWh())
                        .add("quality", h.quality())
                        .build()));
    }

    /** What the charger did not tell is left out. */
    private static JsonObject json(OwnDevice device, MeterValue value) {
        var json = Json.createObjectBuilder()
                .add("chargepointId", device.id().toString())
                .add("at", value.at().toString())
                .add("connector", value.connector());
        addIfTold(json, "powerW", value.powerW());
        addIfTold(json, "energyWh", value.energyWh());
        addIfTold(json, "exportWh", value.exportWh());
        addIfTold(json, "others", value.others());
        addIfTold(json, "transactionId", value.transactionId());
        return json.build();
    }

    private static void addIfTold(JsonObjectBuilder json, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Long number -> json.add(name, number);
            default -> json.add(name, value.toString());
        }
    }

    private JsonArrayBuilder energyNeeds(PersonId person) {
        var needs = Json.createArrayBuilder();
        sql.list(
                        "select chargepoint_id, energy_wh, departure, said_at from energy_need where person_id = ? order by said_at",
                        row -> Json.createObjectBuilder()
                                .add("chargepointId", row.getString(1))
                                .add("energyWh", row.getLong(2))
                                .add("departure", Sql.instant(row, "departure").toString())
                                .add("saidAt", Sql.instant(row, "said_at").toString()),
                        person.value())
                .forEach(needs::add);
        return needs;
    }

    private JsonArrayBuilder overrides(PersonId person) {
        var overrides = Json.createArrayBuilder();
        sql.list(
                        "select chargepoint_id, level_percent, valid_from from setpoint where kind = 'OVERRIDE' and issuer_id = ? order by id",
                        row -> Json.createObjectBuilder()
                                .add("chargepointId", row.getString(1))
                                .add("levelPercent", row.getInt(2))
                                .add("from", Sql.instant(row, "valid_from").toString()),
                        person.toString())
                .forEach(overrides::add);
        return overrides;
    }
}
