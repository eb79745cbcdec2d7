package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.AttributeValue;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.commands.entity.DeviceEvent.LogStage;
import energy.switchpoint.commands.entity.DeviceEvent.MonitorSetting;
import energy.switchpoint.commands.entity.DeviceEvent.ReservationEnd;
import energy.switchpoint.commands.entity.DeviceEvent.Trigger;
import energy.switchpoint.commands.entity.DeviceEvent.Variable;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a 2.x station tells of itself: inventory, monitors, events, firmware, logs, its screen, persons, reservations. */
final class DeviceMessages201 {

    /** Parts whose triggering means that somebody is at the housing (2.0.1 appendices, physical components). */
    private static final Set<String> HOUSING =
            Set.of("CaseAccessSensor", "TiltSensor", "ShockSensor", "CableBreakawaySensor");

    private static final Set<String> TRIGGERED = Set.of("Active", "Tripped", "Problem");
    private static final Map<String, ConnectorStatus> STATUSES = Map.of(
            "Available", ConnectorStatus.AVAILABLE,
            "Occupied", ConnectorStatus.OCCUPIED,
            "Reserved", ConnectorStatus.AVAILABLE,
            "Unavailable", ConnectorStatus.UNAVAILABLE,
            "Faulted", ConnectorStatus.FAULTED);

    // ---- B07, B08: inventory

    Reply notifyReport(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.VariablesReported(
                        memory.chargepointId(),
                        now,
                        in.whole("requestId"),
                        in.whole("seqNo"),
                        !in.flag("tbc", false),
                        in.partsOrNone("reportData").stream()
                                .map(DeviceMessages201::variable)
                                .toList()));
    }

    private static Variable variable(Payload in) {
        var kind = in.partOrNull("variableCharacteristics");
        return new Variable(
                Model201.settingName(in),
                in.parts("variableAttribute").stream()
                        .map(DeviceMessages201::value)
                        .toList(),
                kind == null ? null : kind.textOrNull("unit", 16),
                kind == null ? null : kind.textOrNull("dataType", 20),
                kind == null ? null : kind.numberOrNull("minLimit"),
                kind == null ? null : kind.numberOrNull("maxLimit"),
                kind == null ? null : kind.textOrNull("valuesList", 1000),
                kind != null && kind.flag("supportsMonitoring", false));
    }

    private static AttributeValue value(Payload in) {
        var mutability = in.textOrNull("mutability", 20);
        return new AttributeValue(
                Model201.attribute(in.textOrNull("type", 10)),
                in.textOrNull("value", 2500),
                !"WriteOnly".equals(mutability),
                !"ReadOnly".equals(mutability),
                in.flag("persistent", false));
    }

    // ---- N02, N07: monitoring

    Reply notifyMonitoringReport(Payload in, ChargerMemory memory, Instant now) {
        var monitors = new ArrayList<MonitorSetting>();
        for (var about : in.partsOrNone("monitor")) {
            var name = Model201.settingName(about);
            for (var monitor : about.parts("variableMonitoring")) {
                monitors.add(new MonitorSetting(
                        monitor.whole("id"),
                        name,
                        Model201.watch(monitor.text("type", 30)),
                        monitor.number("value"),
                        monitor.whole("severity"),
                        monitor.flag("transaction", false),
                        monitor.textOrNull("eventNotificationType", 30)));
            }
        }
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.MonitorsReported(
                        memory.chargepointId(),
                        now,
                        in.whole("requestId"),
                        in.whole("seqNo"),
                        !in.flag("tbc", false),
                        monitors));
    }

    Reply notifyEvent(Payload in, ChargerMemory memory, Instant now) {
        var events = new ArrayList<ChargerEvent>();
        for (var data : in.parts("eventData")) {
            var triggered = triggered(data, memory);
            events.add(triggered);
            availability(triggered, memory, now).ifPresent(events::add);
        }
        return new Reply(Json.EMPTY, events);
    }

    private static DeviceEvent.MonitorTriggered triggered(Payload in, ChargerMemory memory) {
        var what = Model201.settingName(in);
        var value = in.text("actualValue", 2500);
        boolean cleared = in.flag("cleared", false);
        return new DeviceEvent.MonitorTriggered(
                memory.chargepointId(),
                in.time("timestamp"),
                in.whole("eventId"),
                in.wholeOrNull("cause"),
                what,
                value,
                switch (in.text("trigger", 20)) {
                    case "Delta" -> Trigger.CHANGE;
                    case "Periodic" -> Trigger.PERIOD;
                    default -> Trigger.ALERT;
                },
                cleared,
                !cleared && isTampering(what, value),
                in.wholeOrNull("severity"),
                in.wholeOrNull("variableMonitoringId"),
                in.textOrNull("transactionId", 36),
                in.textOrNull("techCode", 50),
                in.textOrNull("techInfo", 500));
    }

    private static boolean isTampering(SettingName what, String value) {
        return what.component() != null
                && HOUSING.contains(what.component().name())
                && TRIGGERED.contains(what.name())
                && value.equalsIgnoreCase("true");
    }

    /** G01: a connector's status may come as an event of its component instead of a StatusNotification. */
    private static Optional<ChargerEvent> availability(
            DeviceEvent.MonitorTriggered event, ChargerMemory memory, Instant now) {
        var component = event.what().component();
        var status = STATUSES.get(event.value());
        if (component == null
                || component.connector() == null
                || status == null
                || !component.name().equals("Connector")
                || !event.what().name().equals("AvailabilityState")) {
            return Optional.empty();
        }
        memory.changeStatus(component.connector(), status);
        return Optional.of(
                new ChargerEvent.StatusChanged(memory.chargepointId(), now, component.connector(), status, null));
    }

    // ---- L: firmware

    Reply firmwareStatus(Payload in, ChargerMemory memory, Instant now) {
        var word = in.text("status", 50);
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.FirmwareStatus(
                        memory.chargepointId(), now, in.wholeOrNull("requestId"), stage(word), word));
    }

    private static FirmwareStage stage(String word) {
        return switch (word) {
            case "DownloadScheduled", "InstallScheduled" -> FirmwareStage.SCHEDULED;
            case "Downloading", "DownloadPaused" -> FirmwareStage.DOWNLOADING;
            case "Downloaded" -> FirmwareStage.DOWNLOADED;
            case "SignatureVerified" -> FirmwareStage.VERIFIED;
            case "Installing" -> FirmwareStage.INSTALLING;
            case "InstallRebooting" -> FirmwareStage.RESTARTING;
            case "Installed" -> FirmwareStage.INSTALLED;
            case "Idle" -> FirmwareStage.IDLE;
            default -> FirmwareStage.FAILED;
        };
    }

    Reply firmwarePublished(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.FirmwarePublished(
                        memory.chargepointId(),
                        now,
                        in.wholeOrNull("requestId"),
                        in.text("status", 50),
                        texts(in, "location")));
    }

    private static List<String> texts(Payload in, String name) {
        return in.json().get(name) instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    // ---- N01: logs

    Reply logStatus(Payload in, ChargerMemory memory, Instant now) {
        var word = in.text("status", 50);
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.LogStatus(
                        memory.chargepointId(), now, in.wholeOrNull("requestId"), logStage(word), word, null));
    }

    private static LogStage logStage(String word) {
        return switch (word) {
            case "Idle" -> LogStage.IDLE;
            case "Uploading" -> LogStage.UPLOADING;
            case "Uploaded" -> LogStage.UPLOADED;
            case "AcceptedCanceled" -> LogStage.CANCELLED;
            default -> LogStage.FAILED;
        };
    }

    // ---- N09, N10: what it holds about a person

    Reply customerInformation(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.CustomerInformation(
                        memory.chargepointId(),
                        now,
                        in.whole("requestId"),
                        in.whole("seqNo"),
                        !in.flag("tbc", false),
                        in.text("data", 512)));
    }

    // ---- O: display

    Reply displayMessages(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.DisplayMessagesReported(
                        memory.chargepointId(),
                        now,
                        in.whole("requestId"),
                        !in.flag("tbc", false),
                        in.partsOrNone("messageInfo").stream()
                                .map(Model201::message)
                                .toList()));
    }

    // ---- H: reservations

    Reply reservationStatus(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.ReservationEnded(
                        memory.chargepointId(),
                        now,
                        in.whole("reservationId"),
                        reservationEnd(in.text("reservationUpdateStatus", 20))));
    }

    private static ReservationEnd reservationEnd(@Nullable String word) {
        return switch (word) {
            case "Expired" -> ReservationEnd.EXPIRED;
            case "NoTransaction" -> ReservationEnd.NO_TRANSACTION;
            case null, default -> ReservationEnd.REMOVED;
        };
    }
}
