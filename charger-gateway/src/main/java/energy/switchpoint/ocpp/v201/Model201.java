package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MonitoringCommand.Watch;
import energy.switchpoint.commands.entity.ProgrammeEvent.Profile;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.commands.entity.SettingName.Component;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types that several messages share, between OCPP 2.x and our own. */
final class Model201 {

    /** A schedule without a length goes on until it is replaced: longer than any we reckon with. */
    private static final Duration OPEN_END = Duration.ofDays(365);

    private Model201() {}

    // ---- settings

    /** From the fields {@code component}, {@code variable} and, where there is one, {@code attributeType}. */
    static SettingName settingName(Payload in) {
        var component = in.part("component");
        var evse = component.partOrNull("evse");
        var variable = in.part("variable");
        return new SettingName(
                new Component(
                        component.text("name", 50),
                        component.textOrNull("instance", 50),
                        evse == null ? null : (Integer) evse.whole("id")),
                variable.text("name", 50),
                variable.textOrNull("instance", 50),
                attribute(in.textOrNull("attributeType", 10)));
    }

    /** A name without component is read as {@code Component.Name}; empty when it is not one either. */
    static Optional<SettingName> withComponent(SettingName name) {
        if (name.component() != null) {
            return Optional.of(name);
        }
        int dot = name.name().indexOf('.');
        return dot < 1 || dot == name.name().length() - 1
                ? Optional.empty()
                : Optional.of(new SettingName(
                        Component.of(name.name().substring(0, dot)),
                        name.name().substring(dot + 1),
                        name.instance(),
                        name.attribute()));
    }

    static JsonObjectBuilder named(SettingName name) {
        var component = name.component();
        var variable = Json.object().add("name", name.name());
        if (name.instance() != null) {
            variable.add("instance", name.instance());
        }
        return Json.object()
                .add("component", component == null ? Json.object().add("name", "") : component(component))
                .add("variable", variable);
    }

    static JsonObjectBuilder component(Component component) {
        var json = Json.object().add("name", component.name());
        if (component.instance() != null) {
            json.add("instance", component.instance());
        }
        if (component.connector() != null) {
            json.add("evse", Json.object().add("id", component.connector()));
        }
        return json;
    }

    static Attribute attribute(@Nullable String word) {
        return switch (word) {
            case "Target" -> Attribute.TARGET;
            case "MinSet" -> Attribute.LOWEST;
            case "MaxSet" -> Attribute.HIGHEST;
            case null, default -> Attribute.ACTUAL;
        };
    }

    static String word(Attribute attribute) {
        return switch (attribute) {
            case ACTUAL -> "Actual";
            case TARGET -> "Target";
            case LOWEST -> "MinSet";
            case HIGHEST -> "MaxSet";
        };
    }

    static Watch watch(String word) {
        return switch (word) {
            case "UpperThreshold" -> Watch.ABOVE;
            case "LowerThreshold" -> Watch.BELOW;
            case "Periodic" -> Watch.PERIOD;
            case "PeriodicClockAligned" -> Watch.CLOCK_PERIOD;
            default -> Watch.CHANGE;
        };
    }

    static String word(Watch watch) {
        return switch (watch) {
            case ABOVE -> "UpperThreshold";
            case BELOW -> "LowerThreshold";
            case CHANGE -> "Delta";
            case PERIOD -> "Periodic";
            case CLOCK_PERIOD -> "PeriodicClockAligned";
        };
    }

    // ---- persons

    static JsonObjectBuilder token(IdToken token) {
        var kind = switch (token.kind()) {
            case CENTRAL -> "Central";
            case CARD -> "ISO14443";
            case CARD_15693 -> "ISO15693";
            case CONTRACT -> "eMAID";
            case KEY_CODE -> "KeyCode";
            case MAC_ADDRESS -> "MacAddress";
            case LOCAL -> "Local";
            case NONE -> "NoAuthorization";
        };
        return Json.object().add("idToken", token.id()).add("type", kind);
    }

    // ---- display

    static JsonObject message(DisplayCommand.Message message) {
        var content = Json.object().add("format", word(message.format()));
        if (message.language() != null) {
            content.add("language", message.language());
        }
        var json = Json.object().add("id", message.id()).add("priority", word(message.priority()));
        if (message.state() != null) {
            json.add("state", word(message.state()));
        }
        if (message.from() != null) {
            json.add("startDateTime", message.from().toString());
        }
        if (message.until() != null) {
            json.add("endDateTime", message.until().toString());
        }
        if (message.transactionId() != null) {
            json.add("transactionId", message.transactionId());
        }
        return json.add("message", content.add("content", message.text())).build();
    }

    static DisplayCommand.Message message(Payload in) {
        var content = in.part("message");
        return new DisplayCommand.Message(
                in.whole("id"),
                switch (in.text("priority", 20)) {
                    case "AlwaysFront" -> DisplayCommand.Priority.ALWAYS_FRONT;
                    case "InFront" -> DisplayCommand.Priority.IN_FRONT;
                    default -> DisplayCommand.Priority.NORMAL_CYCLE;
                },
                switch (in.textOrNull("state", 20)) {
                    case "Charging" -> DisplayCommand.State.CHARGING;
                    case "Faulted" -> DisplayCommand.State.FAULTED;
                    case "Idle" -> DisplayCommand.State.IDLE;
                    case "Unavailable" -> DisplayCommand.State.UNAVAILABLE;
                    case null, default -> null;
                },
                in.timeOrNull("startDateTime"),
                in.timeOrNull("endDateTime"),
                in.textOrNull("transactionId", 36),
                switch (content.text("format", 20)) {
                    case "ASCII" -> DisplayCommand.Format.ASCII;
                    case "HTML" -> DisplayCommand.Format.HTML;
                    case "URI" -> DisplayCommand.Format.URI;
                    case "QRCODE" -> DisplayCommand.Format.QR_CODE;
                    default -> DisplayCommand.Format.UTF8;
                },
                content.textOrNull("language", 8),
                content.text("content", 1024));
    }

    static String word(DisplayCommand.Priority priority) {
        return switch (priority) {
            case ALWAYS_FRONT -> "AlwaysFront";
            case IN_FRONT -> "InFront";
            case NORMAL_CYCLE -> "NormalCycle";
        };
    }

    static String word(DisplayCommand.State state) {
        return switch (state) {
            case CHARGING -> "Charging";
            case FAULTED -> "Faulted";
            case IDLE -> "Idle";
            case UNAVAILABLE -> "Unavailable";
        };
    }

    private static String word(DisplayCommand.Format format) {
        return switch (format) {
            case ASCII -> "ASCII";
            case HTML -> "HTML";
            case URI -> "URI";
            case UTF8 -> "UTF8";
            case QR_CODE -> "QRCODE";
        };
    }

    // ---- programmes

    static Profile profile(Payload in, ChargerMemory memory, Instant now) {
        boolean weekly = in.text("chargingProfileKind", 20).equals("Recurring")
                && "Weekly".equals(in.textOrNull("recurrencyKind", 20));
        return new Profile(
                in.whole("id"),
                in.whole("stackLevel"),
                in.text("chargingProfilePurpose", 50),
                in.text("chargingProfileKind", 20),
                in.timeOrNull("validFrom"),
                in.timeOrNull("validTo"),
                in.textOrNull("transactionId", 36),
                in.partsOrNone("chargingSchedule").stream()
                        .map(schedule -> schedule(schedule, weekly, memory, now))
                        .toList());
    }

    /** A schedule's periods in order from 0: one that begins later is unlimited until then, so it gets no period there. */
    static LoadSchedule schedule(Payload in, boolean weekly, ChargerMemory memory, Instant now) {
        var unit = in.text("chargingRateUnit", 1).equals("A") ? LimitUnit.A : LimitUnit.W;
        var start = in.timeOrNull("startSchedule");
        var length = in.wholeOrNull("duration");
        return new LoadSchedule(
                start == null ? now : start,
                weekly,
                length == null ? OPEN_END : Duration.ofSeconds(length),
                fromZero(in.parts("chargingSchedulePeriod").stream()
                        .map(period -> period(period, unit, memory))
                        .toList()));
    }

    static Period period(Payload in, LimitUnit unit, ChargerMemory memory) {
        var start = in.whole("startPeriod");
        var setpoint = in.numberOrNull("setpoint");
        if (setpoint != null) {
            // Of all phases together, in amperes too.
            return new Period(start, unit.toWatts(setpoint, 1, memory.volts()));
        }
        var limit = in.numberOrNull("limit");
        var export = in.numberOrNull("dischargeLimit");
        return new Period(
                start,
                limit == null ? Long.MAX_VALUE : unit.toWatts(limit, phases(in, memory), memory.volts()),
                export == null ? null : (Long) Math.abs(unit.toWatts(export, 1, memory.volts())));
    }

    static int phases(Payload period, ChargerMemory memory) {
        var given = period.wholeOrNull("numberPhases");
        return given == null ? memory.phases() : Math.clamp(given, 1, memory.phases());
    }

    private static List<Period> fromZero(List<Period> periods) {
        if (periods.getFirst().offsetS() == 0) {
            return periods;
        }
        var whole = new java.util.ArrayList<Period>();
        whole.add(new Period(0, Long.MAX_VALUE));
        whole.addAll(periods);
        return whole;
    }
}
