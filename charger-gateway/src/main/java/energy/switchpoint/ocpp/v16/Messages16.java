package energy.switchpoint.ocpp.v16;

import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.AVAILABLE;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.CHARGING;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.FAULTED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.OCCUPIED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.SUSPENDED;
import static energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus.UNAVAILABLE;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Action;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LiveClock;
import energy.switchpoint.ocpp.entity.MeterReadout;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.TransactionBook;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an OCPP 1.6 charger tells us of its work. The messages are checked before they come here. */
final class Messages16 {

    private static final Map<String, ConnectorStatus> STATUSES = Map.of(
            "Available", AVAILABLE,
            "Preparing", OCCUPIED,
            "Charging", CHARGING,
            "SuspendedEV", SUSPENDED,
            "SuspendedEVSE", SUSPENDED,
            "Finishing", OCCUPIED,
            "Reserved", AVAILABLE,
            "Unavailable", UNAVAILABLE,
            "Faulted", FAULTED);
    private static final Set<ConnectorStatus> WITH_VEHICLE = EnumSet.of(OCCUPIED, CHARGING, SUSPENDED);

    private final TransactionBook book;
    private final Duration heartbeat;

    Messages16(TransactionBook book, Duration heartbeat) {
        this.book = book;
        this.heartbeat = heartbeat;
    }

    Reply bootNotification(Payload in, ChargerMemory memory, Instant now) {
        var booted = new ChargerEvent.Booted(
                memory.chargepointId(),
                now,
                in.text("chargePointVendor", 20),
                in.text("chargePointModel", 20),
                serial(in),
                in.textOrNull("firmwareVersion", 50));
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
        int connector = in.whole("connectorId");
        var status = STATUSES.getOrDefault(in.oneOf("status", STATUSES.keySet()), UNAVAILABLE);
        var error = in.text("errorCode", 50);
        var written = in.timeOrNull("timestamp");
        var before = memory.changeStatus(connector, status);
        var events = new ArrayList<ChargerEvent>();
        events.add(new ChargerEvent.StatusChanged(
                memory.chargepointId(),
                now,
                connector,
                status,
                error.equals("NoError") ? null : error,
                in.textOrNull("vendorErrorCode", 50)));
        if (written != null) {
            events.add(LiveClock.seen(memory.chargepointId(), now, written));
        }
        if (connector > 0 && before == AVAILABLE && WITH_VEHICLE.contains(status)) {
            events.add(new ChargerEvent.LocalAction(memory.chargepointId(), now, Action.PLUGGED_IN));
        }
        return new Reply(Json.EMPTY, events);
    }

    Reply authorize(Payload in, ChargerMemory memory, Instant now) {
        in.text("idTag", 20);
        return Reply.of(Json.object().add("idTagInfo", accepted()).build());
    }

    Reply startTransaction(Payload in, ChargerMemory memory, Instant now) {
        int connector = in.whole("connectorId");
        var idTag = in.text("idTag", 20);
        int meterWh = in.whole("meterStart");
        var written = in.time("timestamp");
        var proposed = Integer.toString(book.nextNumber());
        var started = new ChargerEvent.TransactionStarted(
                memory.chargepointId(),
                LiveClock.happened(written, now),
                proposed,
                connector + "/" + written + "/" + meterWh,
                connector,
                idTag,
                meterWh);
        return new Reply(
                receipt -> {
                    var id = receipt.transactionId(proposed);
                    memory.transactionAt(id, connector);
                    return Json.object()
                            .add("transactionId", Integer.parseInt(id))
                            .add("idTagInfo", accepted())
                            .build();
                },
                List.of(started));
    }

    Reply stopTransaction(Payload in, ChargerMemory memory, Instant now) {
        var id = Integer.toString(in.whole("transactionId"));
        int meterWh = in.whole("meterStop");
        var endedAt = LiveClock.happened(in.time("timestamp"), now);
        var events = new ArrayList<ChargerEvent>();
        for (var value : in.partsOrNone("transactionData")) {
            events.addAll(meterSamples(value, memory, 1, id, now));
        }
        events.add(new ChargerEvent.TransactionEnded(
                memory.chargepointId(), endedAt, id, meterWh, in.textOrNull("reason", 50)));
        memory.transactionOver(id);
        return new Reply(Json.object().add("idTagInfo", accepted()).build(), events);
    }

    Reply meterValues(Payload in, ChargerMemory memory, Instant now) {
        int connector = in.whole("connectorId");
        var transaction = in.wholeOrNull("transactionId");
        var events = new ArrayList<ChargerEvent>();
        for (var value : in.parts("meterValue")) {
            events.addAll(
                    meterSamples(value, memory, connector, transaction == null ? null : transaction.toString(), now));
            LiveClock.seenIfRecent(memory.chargepointId(), now, value.time("timestamp"))
                    .ifPresent(events::add);
        }
        return new Reply(Json.EMPTY, events);
    }

    private static List<ChargerEvent.MeterSampled> meterSamples(
            Payload value, ChargerMemory memory, int connector, @Nullable String transaction, Instant now) {
        var readout = new MeterReadout(memory.volts());
        for (var sample : value.parts("sampledValue")) {
            readout.add(
                    sample.textOrNull("measurand", 50),
                    sample.textOrNull("phase", 10),
                    sample.textOrNull("location", 10),
                    sample.textOrNull("unit", 20),
                    0,
                    sample.text("value", Integer.MAX_VALUE));
        }
        return readout.samples(
                memory.chargepointId(), LiveClock.happened(value.time("timestamp"), now), connector, transaction);
    }

    private static @Nullable String serial(Payload in) {
        var ofCharger = in.textOrNull("chargePointSerialNumber", 25);
        return ofCharger != null ? ofCharger : in.textOrNull("chargeBoxSerialNumber", 25);
    }

    private static JsonObject accepted() {
        return status("Accepted");
    }

    private static JsonObject status(String word) {
        return Json.object().add("status", word).build();
    }

    static List<String> knownStatuses() {
        return List.copyOf(STATUSES.keySet());
    }
}
