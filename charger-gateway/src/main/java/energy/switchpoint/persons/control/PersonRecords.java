package energy.switchpoint.persons.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.sessions.control.DeviceErasure;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Session;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything the gateway holds about a person: for reading it out, and for erasing it. */
@ApplicationScoped
public class PersonRecords {

    private static final int MOST_ROWS = 100_000;
    private static final HistoryView ALL = new HistoryView.Owner();

    @Inject
    Sql sql;

    @Inject
    History history;

    @Inject
    Calendars calendars;

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

    public JsonObject data(PersonId person) {
        var chargers = Json.createArrayBuilder();
        var sessions = Json.createArrayBuilder();
        var halfHours = Json.createArrayBuilder();
        var programmes = Json.createArrayBuilder();
        for (var device : devicesOf(person)) {
            chargers.add(Json.createObjectBuilder()
                    .add("chargepointId", device.id().toString())
                    .add("label", device.label()));
            addSessions(device, sessions);
            addHalfHours(device, halfHours);
            calendars
                    .live(device.id())
                    .forEach(c -> programmes.add(Json.createObjectBuilder()
                            .add("chargepointId", device.id().toString())
                            .add("setAt", c.setAt().toString())
                            .add("calendar", CalendarJson.write(c.calendar()))));
        }
        return Json.createObjectBuilder()
                .add("chargers", chargers)
                .add("sessions", sessions)
                .add("halfHours", halfHours)
                .add("programmes", programmes)
                .add("overrides", overrides(person))
                .build();
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

    private void addSessions(OwnDevice device, JsonArrayBuilder sessions) {
        history.sessions(device.id(), Instant.EPOCH, clock.instant(), ALL, 0, MOST_ROWS)
                .forEach(s -> sessions.add(session(s)));
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

    private void addHalfHours(OwnDevice device, JsonArrayBuilder halfHours) {
        history.halfHours(device.id(), Instant.EPOCH, clock.instant(), ALL, 0, MOST_ROWS)
                .forEach(h -> halfHours.add(Json.createObjectBuilder()
                        .add("chargepointId", device.id().toString())
                        .add("from", h.from().toString())
                        .add("energyWh", h.energyWh())
                        .add("quality", h.quality())));
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
