package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a 2.x station tells of the limits it follows and of the vehicle's needs (functional block K). */
final class ProgrammeMessages201 {

    private final String noProgrammeForVehicle;

    /** @param noProgrammeForVehicle the version's word for "we make no programme for this vehicle, follow what you have" */
    ProgrammeMessages201(String noProgrammeForVehicle) {
        this.noProgrammeForVehicle = noProgrammeForVehicle;
    }

    /** K11 to K13. No EVSE means the whole station. */
    Reply chargingLimit(Payload in, ChargerMemory memory, Instant now) {
        var limit = in.part("chargingLimit");
        var critical = limit.json().get("isGridCritical");
        return Reply.of(
                Json.EMPTY,
                new ProgrammeEvent.ExternalLimitSet(
                        memory.chargepointId(),
                        now,
                        connector(in),
                        limit.text("chargingLimitSource", 20),
                        critical == null ? null : (Boolean) limit.flag("isGridCritical", false),
                        in.partsOrNone("chargingSchedule").stream()
                                .map(schedule -> Model201.schedule(schedule, false, memory, now))
                                .toList()));
    }

    Reply chargingLimitCleared(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new ProgrammeEvent.ExternalLimitCleared(
                        memory.chargepointId(), now, connector(in), in.text("chargingLimitSource", 20)));
    }

    Reply profilesReported(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new ProgrammeEvent.ProfilesReported(
                        memory.chargepointId(),
                        now,
                        in.whole("requestId"),
                        in.whole("evseId"),
                        in.text("chargingLimitSource", 20),
                        !in.flag("tbc", false),
                        in.parts("chargingProfile").stream()
                                .map(profile -> Model201.profile(profile, memory, now))
                                .toList()));
    }

    /** K15: the station goes on with the programmes it has; what the vehicle wants is for managed mode to know. */
    Reply vehicleNeeds(Payload in, ChargerMemory memory, Instant now) {
        var needs = in.part("chargingNeeds");
        var ac = needs.partOrNull("acChargingParameters");
        var dc = needs.partOrNull("dcChargingParameters");
        var event = new ProgrammeEvent.EvNeeds(
                memory.chargepointId(),
                now,
                in.whole("evseId"),
                needs.text("requestedEnergyTransfer", 30),
                needs.timeOrNull("departureTime"),
                rounded(number(ac, "energyAmount"), number(dc, "energyAmount")),
                rounded(acPower(ac, memory), number(dc, "evMaxPower")),
                dc == null ? null : dc.wholeOrNull("stateOfCharge"));
        return Reply.of(Json.object().add("status", noProgrammeForVehicle).build(), event);
    }

    /** K16, K17: within our limits by the standard itself, so it is taken as it is. */
    Reply vehicleSchedule(Payload in, ChargerMemory memory, Instant now) {
        var schedule = Model201.schedule(in.part("chargingSchedule"), false, memory, in.time("timeBase"));
        return Reply.of(
                Json.object().add("status", "Accepted").build(),
                new ProgrammeEvent.EvSchedule(memory.chargepointId(), now, in.whole("evseId"), schedule));
    }

    private static int connector(Payload in) {
        var evse = in.wholeOrNull("evseId");
        return evse == null ? 0 : evse;
    }

    private static @Nullable BigDecimal acPower(@Nullable Payload ac, ChargerMemory memory) {
        var amps = number(ac, "evMaxCurrent");
        return amps == null ? null : amps.multiply(BigDecimal.valueOf((long) memory.volts() * memory.phases()));
    }

    private static @Nullable BigDecimal number(@Nullable Payload in, String name) {
        return in == null ? null : in.numberOrNull(name);
    }

    private static @Nullable Long rounded(@Nullable BigDecimal first, @Nullable BigDecimal otherwise) {
        var value = first == null ? otherwise : first;
        return value == null ? null : (Long) value.longValue();
    }
}
