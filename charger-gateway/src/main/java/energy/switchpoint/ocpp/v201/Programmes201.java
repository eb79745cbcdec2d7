package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.EitherUnit;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.ProfileSlots;
import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.ocpp.entity.TransactionBook.Running;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;

/** Load programmes as OCPP 2.0.1 charging profiles. */
final class Programmes201 {

    private final TransactionBook book;
    private final Outcomes outcomes;
    private final Answers201 answers;
    private final Edition edition;
    private final Clock clock;

    Programmes201(Edition edition, TransactionBook book, Outcomes outcomes, Answers201 answers, Clock clock) {
        this.edition = edition;
        this.answers = answers;
        this.book = book;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome set(Slot slot, LoadSchedule schedule, ChargerMemory memory, ChargerLine line) {
        if (slot == Slot.FALLBACK && !holdsFallback()) {
            return outcomes.refused("NotSupported");
        }
        return switch (slot) {
            case FALLBACK, CALENDAR, SUMMER, SPECIAL ->
                EitherUnit.set(memory, unit -> send(line, 0, calendar(slot, schedule, memory, unit)));
            case CEILING -> EitherUnit.set(memory, unit -> send(line, 0, ceiling(schedule, memory, unit)));
            case SETPOINT -> setpoint(schedule, memory, line);
        };
    }

    /** K09: without any criterion it would be refused, so all EVSEs' profiles are asked for by our own source. */
    CommandOutcome list(ProfileCommand.ListProfiles list, ChargerLine line) {
        int number = Answers201.newNumber();
        var criterion = Json.object();
        if (list.profileIds().isEmpty()) {
            criterion.add(
                    "chargingLimitSource",
                    Json.array().add("CSO").add("EMS").add("SO").add("Other"));
        } else {
            var ids = Json.array();
            list.profileIds().forEach(ids::add);
            criterion.add("chargingProfileId", ids);
        }
        var request = Json.object().add("requestId", number).add("chargingProfile", criterion);
        if (list.connector() != null) {
            request.add("evseId", list.connector());
        }
        return answers.announced(line.call("GetChargingProfiles", request.build()), number, "NoProfiles");
    }

    CommandOutcome clear(Slot slot, ChargerLine line) {
        CommandOutcome last = outcomes.accepted();
        for (int id : ProfileSlots.ids(slot)) {
            // "Unknown" = there was none: what was wanted
            last = outcomes.byStatus(
                    line.call(
                            "ClearChargingProfile",
                            Json.object().add("chargingProfileId", id).build()),
                    "Accepted",
                    "Unknown");
            if (!(last instanceof CommandOutcome.Accepted)) {
                return last;
            }
        }
        return last;
    }

    /** Of EVSE 1: 0, the whole station, would leave out the programmes of the single EVSEs. */
    CommandOutcome read(Duration ahead, ChargerMemory memory, ChargerLine line) {
        return EitherUnit.read(
                memory,
                unit -> outcomes.of(
                        line.call(
                                "GetCompositeSchedule",
                                Json.object()
                                        .add("evseId", 1)
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
        var schedule = payload.part("schedule");
        var unit = schedule.text("chargingRateUnit", 1).equals("A") ? LimitUnit.A : LimitUnit.W;
        var start = schedule.time("scheduleStart");
        var periods = schedule.parts("chargingSchedulePeriod").stream()
                .map(p -> Model201.period(p, unit, memory))
                .toList();
        return new CommandOutcome.CompositeSchedule(clock.instant(), start, periods);
    }

    private CommandOutcome send(ChargerLine line, int evse, JsonObject profile) {
        return outcomes.byStatus(
                line.call(
                        "SetChargingProfile",
                        Json.object()
                                .add("evseId", evse)
                                .add("chargingProfile", profile)
                                .build()),
                "Accepted");
    }

    /** Only from 2.1 on does a profile end by itself when the device has been offline too long. */
    private boolean holdsFallback() {
        return edition.version() != OcppVersion.V201;
    }

    private JsonObject calendar(Slot slot, LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        var profile =
                profile(ProfileSlots.id(slot), ProfileSlots.stackLevel(slot, holdsFallback()), "TxDefaultProfile");
        ProfileSlots.validity(profile, schedule.validity());
        if (schedule.recurring()) {
            profile.add("chargingProfileKind", "Recurring")
                    .add("recurrencyKind", schedule.isDaily() ? "Daily" : "Weekly");
        } else {
            profile.add("chargingProfileKind", "Absolute");
        }
        edition.addRules(profile, schedule);
        return profile.add("chargingSchedule", Json.array().add(schedule(schedule, memory, unit)))
                .build();
    }

    private JsonObject ceiling(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return absolute(profile(ProfileSlots.CEILING_ID, 0, "ChargingStationMaxProfile"), schedule, memory, unit);
    }

    private JsonObject setpointAhead(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        return absolute(
                profile(
                        ProfileSlots.SETPOINT_AHEAD_ID,
                        ProfileSlots.stackLevel(Slot.SETPOINT, holdsFallback()),
                        "TxDefaultProfile"),
                schedule,
                memory,
                unit);
    }

    private JsonObject setpointNow(LoadSchedule schedule, Running transaction, ChargerMemory memory, LimitUnit unit) {
        return absolute(
                profile(ProfileSlots.SETPOINT_NOW_ID, 1, "TxProfile").add("transactionId", transaction.id()),
                schedule,
                memory,
                unit);
    }

    /** The end is written twice: not every charger heeds the schedule's duration. */
    private JsonObject absolute(
            JsonObjectBuilder profile, LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        edition.addRules(profile, schedule);
        return profile.add("chargingProfileKind", "Absolute")
                .add("validTo", schedule.start().plus(schedule.length()).toString())
                .add("chargingSchedule", Json.array().add(schedule(schedule, memory, unit)))
                .build();
    }

    private static JsonObjectBuilder profile(int id, int stackLevel, String purpose) {
        return Json.object().add("id", id).add("stackLevel", stackLevel).add("chargingProfilePurpose", purpose);
    }

    private JsonObject schedule(LoadSchedule schedule, ChargerMemory memory, LimitUnit unit) {
        var json = Json.object()
                .add("id", 1)
                .add("duration", schedule.length().toSeconds())
                .add("startSchedule", schedule.start().toString())
                .add("chargingRateUnit", unit.name());
        edition.addScheduleRules(json, schedule);
        return json.add("chargingSchedulePeriod", edition.periods(schedule.periods(), unit, memory))
                .build();
    }
}
