package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.ProfileSlots;
import energy.switchpoint.ocpp.schema.Schema;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** In what the 2.x versions differ where they say the same things. */
public interface Edition {

    OcppVersion version();

    Schema schema();

    /** The answer to a vehicle's needs that get no programme of their own. */
    String noProgrammeForVehicle();

    /** Adds to a charging profile what the device is to do by itself. */
    void addRules(JsonObjectBuilder profile, LoadSchedule schedule);

    /** Adds to its schedule what the device is to do by itself. */
    void addScheduleRules(JsonObjectBuilder json, LoadSchedule schedule);

    /** The periods of a schedule, each in this unit. */
    JsonArrayBuilder periods(List<Period> periods, LimitUnit unit, ChargerMemory memory);

    /** 2.0.1: a device follows its profiles to the second, and for good. */
    record First(Schema schema) implements Edition {

        @Override
        public OcppVersion version() {
            return OcppVersion.V201;
        }

        @Override
        public String noProgrammeForVehicle() {
            return "Rejected";
        }

        @Override
        public void addRules(JsonObjectBuilder profile, LoadSchedule schedule) {}

        @Override
        public void addScheduleRules(JsonObjectBuilder json, LoadSchedule schedule) {}

        @Override
        public JsonArrayBuilder periods(List<Period> periods, LimitUnit unit, ChargerMemory memory) {
            return ProfileSlots.periods(periods, unit, memory);
        }
    }
}
