package energy.switchpoint.ocpp.v201;

import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.AVAILABLE;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.CHARGING;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.FAULTED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.OCCUPIED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.SUSPENDED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.UNAVAILABLE;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Action;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LiveClock;
import energy.switchpoint.ocpp.entity.MeterReadout;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an OCPP 2.0.1 charger tells us. Its EVSE is our connector: a household charger has one plug per EVSE. */
final class Messages201 {

    private static final String OUR_VENDOR_ID = "energy.switchpoint";
    private static final Map<String, ConnectorStatus> STATUSES = Map.of(
            "Available", AVAILABLE,
            "Occupied", OCCUPIED,
            "Reserved", AVAILABLE,
            "Unavailable", UNAVAILABLE,
            "Faulted", FAULTED);
    private static final Map<String, ConnectorStatus> CHARGING_STATES = Map.of(
            "Charging", CHARGING,
            "EVConnected", OCCUPIED,
            "SuspendedEV", SUSPENDED,
            "SuspendedEVSE", SUSPENDED,
            "Idle", OCCUPIED);
    private static final Set<String> EVENT_TYPES = Set.of("Started", "Updated", "Ended");

    private final Duration heartbeat;

    Messages201(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    Reply bootNotification(Payload in, ChargerMemory memory, Instant now) {
        in.text("reason", 50);
        var station = in.part("chargingStation");
        var booted = new ChargerEvent.Booted(
                memory.chargepointId(),
                now,
                station.text("vendorName", 50),
                station.text("model", 20),
                station.textOrNull("serialNumber", 25),
                station.textOrNull("firmwareVersion", 50));
        var registration = memory.registers();
        var answer = Json.object()
                .add("currentTime", now.toString())
                .add("interval", registration.intervalS(heartbeat))
                .add("status", registration.word())
                .build();
        return Reply.of(answer, booted);
    }

    Reply heartbeat(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(Json.object().add("currentTime", now.toString()).build());
    }

    Reply statusNotification(Payload in, ChargerMemory memory, Instant now) {
        var written = in.time("timestamp");
        int evse = in.whole("evseId");
        in.whole("connectorId");
        var told = STATUSES.getOrDefault(in.oneOf("connectorStatus", STATUSES.keySet()), UNAVAILABLE);
        var before = memory.status(evse);
        // "Occupied" says less than the charging state a running transaction has told before
        var status = told == OCCUPIED && (before == CHARGING || before == SUSPENDED) ? before : told;
        memory.changeStatus(evse, status);
        var events = new ArrayList<ChargerEvent>();
        events.add(new ChargerEvent.StatusChanged(memory.chargepointId(), now, evse, status, null));
        events.add(LiveClock.seen(memory.chargepointId(), now, written));
        if (before == AVAILABLE && status == OCCUPIED) {
            events.add(pluggedIn(memory, now));
        }
        return new Reply(Json.EMPTY, events);
    }

    Reply authorize(Payload in, ChargerMemory memory, Instant now) {
        in.part("idToken").text("idToken", 255);
        return Reply.of(Json.object().add("idTokenInfo", status("Accepted")).build());
    }

    /** E01 to E12: as it happens, or later and out of order when the station was without us. */
    Reply transactionEvent(Payload in, ChargerMemory memory, Instant now) {
        var type = in.oneOf("eventType", EVENT_TYPES);
        var written = in.time("timestamp");
        var at = LiveClock.happened(written, now);
        var transaction = in.part("transactionInfo");
        var id = transaction.text("transactionId", 36);
        var token = in.partOrNull("idToken");
        int evse = evse(in, memory, id);
        boolean offline = in.flag("offline", false);
        var order = memory.kept(TransactionOrder.class, TransactionOrder::new);
        boolean isNews = order.isNews(id, in.whole("seqNo"));
        var events = new ArrayList<ChargerEvent>();

        if (!offline && isNews) {
            events.add(LiveClock.seen(memory.chargepointId(), now, written));
        }
        if (in.text("triggerReason", 50).equals("CablePluggedIn")
                && memory.status(evse) == AVAILABLE
                && !offline
                && isNews) {
            memory.changeStatus(evse, OCCUPIED);
            events.add(pluggedIn(memory, now));
        }
        var samples = samples(in, memory, evse, id, now);
        if (type.equals("Started")) {
            memory.transactionAt(id, evse);
            events.add(new ChargerEvent.TransactionStarted(
                    memory.chargepointId(),
                    at,
                    id,
                    evse,
                    token == null ? null : token.textOrNull("idToken", 255),
                    register(samples, true)));
        }
        events.add(step(in, memory, now, evse));
        events.addAll(samples);
        if (isNews) {
            chargingState(transaction, memory, evse, now).ifPresent(events::add);
        }
        if (type.equals("Ended")) {
            var end = new ChargerEvent.TransactionEnded(
                    memory.chargepointId(),
                    at,
                    id,
                    register(samples, false),
                    transaction.textOrNull("stoppedReason", 50));
            memory.transactionOver(id);
            order.ended(end);
            events.add(end);
            if (isNews) {
                memory.changeStatus(evse, OCCUPIED);
            }
        } else if (type.equals("Started")) {
            // its end came first: told again, so that it does not run for ever
            order.endBefore(id).ifPresent(end -> {
                memory.transactionOver(id);
                events.add(end);
            });
        }
        var answer = Json.object();
        if (token != null) {
            answer.add("idTokenInfo", status("Accepted"));
        }
        return new Reply(answer.build(), events);
    }

    private static ChargerEvent step(Payload in, ChargerMemory memory, Instant now, int evse) {
        var transaction = in.part("transactionInfo");
        return new ChargerEvent.TransactionStep(
                memory.chargepointId(),
                LiveClock.happened(in.time("timestamp"), now),
                now,
                transaction.text("transactionId", 36),
                evse,
                in.whole("seqNo"),
                switch (in.text("eventType", 10)) {
                    case "Started" -> ChargerEvent.Step.STARTED;
                    case "Ended" -> ChargerEvent.Step.ENDED;
                    default -> ChargerEvent.Step.UPDATED;
                },
                in.text("triggerReason", 50),
                in.flag("offline", false),
                transaction.wholeOrNull("remoteStartId"),
                transaction.textOrNull("chargingState", 50));
    }

    Reply meterValues(Payload in, ChargerMemory memory, Instant now) {
        int evse = in.whole("evseId");
        var events = new ArrayList<ChargerEvent>(samples(in, memory, evse, null, now));
        for (var value : in.parts("meterValue")) {
            LiveClock.seenIfRecent(memory.chargepointId(), now, value.time("timestamp"))
                    .ifPresent(events::add);
        }
        return new Reply(Json.EMPTY, events);
    }

    /** P01: a button pressed at the charger is ours; what else comes is kept, unread, and refused. */
    Reply dataTransfer(Payload in, ChargerMemory memory, Instant now) {
        var vendor = in.text("vendorId", 255);
        var messageId = in.textOrNull("messageId", 50);
        if (vendor.equals(OUR_VENDOR_ID) && "LocalAction".equals(messageId)) {
            return Reply.of(
                    status("Accepted"), new ChargerEvent.LocalAction(memory.chargepointId(), now, Action.BUTTON));
        }
        var data = in.json().get("data");
        return Reply.of(
                status(vendor.equals(OUR_VENDOR_ID) ? "UnknownMessageId" : "UnknownVendorId"),
                new DeviceEvent.DataReceived(
                        memory.chargepointId(), now, vendor, messageId, data == null ? null : text(data)));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    Reply securityEventNotification(Payload in, ChargerMemory memory, Instant now) {
        var detail = in.textOrNull("techInfo", 255);
        return Reply.of(
                Json.EMPTY,
                new ChargerEvent.SecurityEvent(
                        memory.chargepointId(),
                        LiveClock.happened(in.time("timestamp"), now),
                        in.text("type", 50),
                        detail == null ? "" : detail));
    }

    private static List<ChargerEvent> samples(
            Payload in, ChargerMemory memory, int evse, @Nullable String transaction, Instant now) {
        var events = new ArrayList<ChargerEvent>();
        for (var value : in.partsOrNone("meterValue")) {
            var readout = new MeterReadout(memory.volts());
            for (var sample : value.parts("sampledValue")) {
                var unit = sample.partOrNull("unitOfMeasure");
                var multiplier = unit == null ? null : unit.wholeOrNull("multiplier");
                readout.add(
                        sample.textOrNull("measurand", 50),
                        sample.textOrNull("phase", 10),
                        sample.textOrNull("location", 10),
                        unit == null ? null : unit.textOrNull("unit", 20),
                        multiplier == null ? 0 : multiplier,
                        sample.number("value").toString());
            }
            events.addAll(readout.samples(
                    memory.chargepointId(), LiveClock.happened(value.time("timestamp"), now), evse, transaction));
        }
        return events;
    }

    /** The energy register at the transaction's begin (first sample) or end (last). */
    private static long register(List<ChargerEvent> samples, boolean first) {
        var energies = samples.stream()
                .map(ChargerEvent.MeterSampled.class::cast)
                .map(ChargerEvent.MeterSampled::energyWh)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (energies.isEmpty()) {
            return 0;
        }
        return first ? energies.getFirst() : energies.getLast();
    }

    private static java.util.Optional<ChargerEvent> chargingState(
            Payload transaction, ChargerMemory memory, int evse, Instant now) {
        var word = transaction.textOrNull("chargingState", 50);
        var status = word == null ? null : CHARGING_STATES.get(word);
        if (status == null) {
            return java.util.Optional.empty();
        }
        memory.changeStatus(evse, status);
        return java.util.Optional.of(new ChargerEvent.StatusChanged(memory.chargepointId(), now, evse, status, null));
    }

    /** Updates may leave the EVSE out; then it is where the transaction began. */
    private static int evse(Payload in, ChargerMemory memory, String transactionId) {
        var evse = in.partOrNull("evse");
        if (evse != null) {
            return evse.whole("id");
        }
        return memory.connectorOf(transactionId).orElse(1);
    }

    private static ChargerEvent pluggedIn(ChargerMemory memory, Instant now) {
        return new ChargerEvent.LocalAction(memory.chargepointId(), now, Action.PLUGGED_IN);
    }

    private static JsonObject status(String word) {
        return Json.object().add("status", word).build();
    }
}
