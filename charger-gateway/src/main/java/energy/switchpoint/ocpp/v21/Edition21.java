package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.ocpp.v201.Edition;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * 2.1: a device can draw its own offsets (R062), give up a profile when it has been without us for too long (R027), and give power
 * back (R011).
 */
record Edition21(Schema schema) implements Edition {

    @Override
    public OcppVersion version() {
        return OcppVersion.V21;
    }

    /** K15.FR.22: the station goes on with the profiles it has, and may tell the vehicle so at once. */
    @Override
    public String noProgrammeForVehicle() {
        return "NoChargingProfile";
    }

    @Override
    public void addRules(JsonObjectBuilder profile, LoadSchedule schedule) {
        var rules = schedule.byDevice();
        if (rules.offlineS() != null) {
            profile.add("maxOfflineDuration", rules.offlineS());
            if (rules.goneAfterOffline()) {
                profile.add("invalidAfterOfflineDuration", true);
            }
        }
    }

    @Override
    public void addScheduleRules(JsonObjectBuilder json, LoadSchedule schedule) {
        if (schedule.byDevice().randomDelayS() > 0) {
            json.add("randomizedDelay", schedule.byDevice().randomDelayS());
        }
    }

    @Override
    public JsonArrayBuilder periods(List<Period> periods, LimitUnit unit, ChargerMemory memory) {
        var array = Json.array();
        periods.forEach(period -> array.add(period(period, unit, memory)));
        return array;
    }

    /**
     * What each mode of operation allows is told in functional block Q. Power given back is negative on the wire and, unlike a
     * limit of charging, of all phases together in amperes too.
     */
    private static JsonObjectBuilder period(Period period, LimitUnit unit, ChargerMemory memory) {
        var json = Json.object().add("startPeriod", period.offsetS());
        if (period.limitW() < 0) {
            return json.add("operationMode", "CentralSetpoint").add("setpoint", sum(period.limitW(), unit, memory));
        }
        json.add("limit", unit.fromWatts(period.limitW(), memory.phases(), memory.volts()));
        if (period.exportLimitW() != null) {
            json.add("operationMode", "ExternalLimits")
                    .add("dischargeLimit", sum(-period.exportLimitW(), unit, memory));
        }
        return unit == LimitUnit.A ? json.add("numberPhases", memory.phases()) : json;
    }

    private static BigDecimal sum(long watts, LimitUnit unit, ChargerMemory memory) {
        return unit.fromWatts(watts, 1, memory.volts());
    }
}
