package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.EitherUnit;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.ProfileSlots;
import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.ocpp.entity.TransactionBook.Running;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Load programmes as OCPP 1.6 charging profiles. */
final class Programmes16 {

    private final TransactionBook book;
    private final Outcomes outcomes;
    private final Clock clock;

    Programmes16(TransactionBook book, Outcomes outcomes, Clock clock) {
        this.book = book;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome set(Slot slot, LoadSchedule schedule, ChargerMemory memory, ChargerLine line) {
        return switch (slot) {
            case FALLBACK -> outcomes.refused("NotSupported");
            case CALENDAR, SUMMER, SPECIAL ->
                EitherUnit.set(memory, unit -> send(line, 0, calendar(slot, schedule, memory, unit)));
            case CEILING -> EitherUnit.set(memory, unit -> send(line, 0, ceiling(schedule, memory, unit)));
            case SETPOINT -> setpoint(schedule, memory, line);
        };
    }

    CommandOutcome clear(Slot slot, ChargerLine line) {
        CommandOutcome last = outcomes.accepted();
        for (int id : ProfileSlots.ids(slot)) {
            // "Unknown" = there was none: what was wanted
            last = outcomes.byStatus(
                    line.call(
                            "ClearChargingProfile", Json.object().add("id", id).build()),
                    "Accepted",
                    "Unknown");
            if (!(last instanceof CommandOutcome.Accepted)) {
                return last;
            }
        }
        return last;
    }

    /** Of connector 1: connector 0 would leave out the programmes of the single connectors. */
    CommandOutcome read(Duration ahead, ChargerMemory memory, ChargerLine line) {
        return EitherUnit.read(
                memory,
                unit -> outcomes.of(
                        line.call(
                                "GetCompositeSchedule",
                                Json.object()
                                        .add("connectorId", 1)
                                        .add("duration", ahead.toSeconds())
                                        .add("chargingRateUnit", unit.name())
                                        .build()),
                        payload -> composite(new Payload(payload), memory)));
    }

    /** Over the running transactions; with none, ahead of the calendar for the next one. */
    private CommandOutcome setpoint(LoadSchedule schedule, ChargerMemory memory, ChargerLine line) {
        var running = book.running(memory.chargepointId());
        if (running.isEmpty()) {
            return EitherUnit.set(memory, unit -> send(line, 0, setpointAhead(schedule, memory, unit)));
        }
        CommandOutcome last = outcomes.accepted();
        for (var transaction : running) {
            last = EitherUnit.set(
                    memory,
                    unit -> send(line, transaction.connector(), setpointNow(schedule, transaction, memory, unit)));
            if (!(last instanceof CommandOutcome.Accepted)) {
                return last;
            }
        }
        return last;
    }

    private CommandOutcome composite(Payload payload, ChargerMemory memory) {
        if (!payload.text("status", 20).equals("Accepted")) {
            return outcomes.refused(payload.text("status", 20));
        }
        var schedule = payload.part("chargingSchedule");
        var unit = schedule.text("chargingRateUnit", 1).equals("A") ? LimitUnit.A : LimitUnit.W;
        var start = payload.timeOrNull("scheduleStart");
        var periods = schedule.parts("chargingSchedulePeriod").stream()
                .map(p -> new Period(
                        p.whole("startPeriod"), unit.toWatts(p.number("limit"), phases(p, memory), memory.volts())))
                .toList();
        return new CommandOutcome.CompositeSchedule(clock.instant(), start == null ? clock.instant() : start, periods);
    }

    private static int phases(Payload period, ChargerMemory memory) {
        var given = period.wholeOrNull("numberPhases");
        return given == null ? memory.phases() : Math.clamp(given, 1, memory.phases());
    }

    private CommandOutcome send(ChargerLine line, int connector, JsonObject profile) {
        return outcomes.byStatus(
                line.call(
                        "SetChargingProfile",
                        Json.object()
                                .add("connectorId", connector)
                                .add("csChargingProfiles", profile)
                                .build()),
                "Accepted");
    }

    private static JsonObject calendar(Slot slot, LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        var profile = profile(ProfileSlots.id(slot), ProfileSlots.stackLevel(slot, false), "TxDefaultProfile");
        ProfileSlots.validity(profile, schedule.validity());
        if (schedule.recurring()) {
            profile.add("chargingProfileKind", "Recurring")
                    .add("recurrencyKind", schedule.isDaily() ? "Daily" : "Weekly");
        } else {
            profile.add("chargingProfileKind", "Absolute");
        }
        return profile.add("chargingSchedule", schedule(schedule, memory, unit)).build();
    }

    private static JsonObject ceiling(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return absolute(profile(ProfileSlots.CEILING_ID, 0, "ChargePointMaxProfile"), schedule, memory, unit);
    }

    private static JsonObject setpointAhead(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return absolute(
                profile(
                        ProfileSlots.SETPOINT_AHEAD_ID,
                        ProfileSlots.stackLevel(Slot.SETPOINT, false),
                        "TxDefaultProfile"),
                schedule,
                memory,
                unit);
    }

    private static JsonObject setpointNow(
            LoadSchedule schedule, Running transaction, ChargerMemory memory, LimitUnit unit) {
        return absolute(
                profile(ProfileSlots.SETPOINT_NOW_ID, 1, "TxProfile")
                        .add("transactionId", Integer.parseInt(transaction.id())),
                schedule,
                memory,
                unit);
    }

    /** The end is written twice: not every charger heeds the schedule's duration. */
    private static JsonObject absolute(
            JsonObjectBuilder profile, LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return profile.add("chargingProfileKind", "Absolute")
                .add("validTo", schedule.start().plus(schedule.length()).toString())
                .add("chargingSchedule", schedule(schedule, memory, unit))
                .build();
    }

    private static JsonObjectBuilder profile(int id, int stackLevel, String purpose) {
        return Json.object()
                .add("chargingProfileId", id)
                .add("stackLevel", stackLevel)
                .add("chargingProfilePurpose", purpose);
    }

    private static JsonObject schedule(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return Json.object()
                .add("duration", schedule.length().toSeconds())
                .add("startSchedule", schedule.start().toString())
                .add("chargingRateUnit", unit.name())
                .add("chargingSchedulePeriod", ProfileSlots.periods(List.copyOf(schedule.periods()), unit, memory))
                .build();
    }
}
