package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.ocpp.v201.Edition;
import jakarta.json.JsonObjectBuilder;

/** 2.1: a device can draw its own offsets (R062) and give up a profile when it has been without us for too long (R027). */
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
}
