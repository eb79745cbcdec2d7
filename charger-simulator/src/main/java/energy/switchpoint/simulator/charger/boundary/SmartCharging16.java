package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.entity.ChargingProfile;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import jakarta.json.JsonObject;
import java.util.Map;

/** OCPP 1.6's SmartCharging profile. */
final class SmartCharging16 {

    private final Firmware firmware;

    SmartCharging16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "SetChargingProfile", this::set,
                "ClearChargingProfile", this::clear,
                "GetCompositeSchedule", this::composite);
    }

    private Answer set(JsonObject request) {
        var connector = JsonText.needInteger(request, "connectorId");
        var words = JsonText.needChild(request, "csChargingProfiles");
        return switch (ProfileReader.read(connector, words)) {
            case Reading.Faulty(var code, var description) -> new Answer.Refusal(code, description);
            case Reading.Understood(var profile) ->
                isAllowed(profile) && firmware.programmes().put(profile, words)
                        ? Answer.then(JsonText.status("Accepted"), firmware.charging()::limitsChanged)
                        : Answer.of(JsonText.status("Rejected"));
        };
    }

    private boolean isAllowed(ChargingProfile profile) {
        if (firmware.programmes().refuses(profile) || profile.evse() < 0 || profile.evse() > Voice16.CONNECTOR) {
            return false;
        }
        return switch (profile.purpose()) {
            case STATION_MAX -> profile.evse() == 0;
            case TX_DEFAULT -> true;
            case TX -> profile.evse() == Voice16.CONNECTOR && isForRunningTransaction(profile);
            case STATION_EXTERNAL, PRIORITY -> false;
        };
    }

    private boolean isForRunningTransaction(ChargingProfile profile) {
        var running = firmware.charging().running();
        return running != null
                && (profile.transactionId() == null || running.id().equals(profile.transactionId()));
    }

    private Answer clear(JsonObject request) {
        var id = JsonText.integer(request, "id");
        var connector = JsonText.integer(request, "connectorId");
        var level = JsonText.integer(request, "stackLevel");
        var purpose = JsonText.text(request, "chargingProfilePurpose");
        var removed = firmware.programmes()
                .remove(profile -> id != null
                        ? profile.id() == id
                        : (connector == null || profile.evse() == connector)
                                && (level == null || profile.stackLevel() == level)
                                && (purpose == null
                                        || profile.purpose().in(OcppVersion.V16).equals(purpose)));
        return removed == 0
                ? Answer.of(JsonText.status("Unknown"))
                : Answer.then(JsonText.status("Accepted"), firmware.charging()::limitsChanged);
    }

    private Answer composite(JsonObject request) {
        var connector = JsonText.needInteger(request, "connectorId");
        var duration = JsonText.needInteger(request, "duration");
        var unit = RateUnit.valueOf(JsonText.text(request, "chargingRateUnit", "W"));
        if (connector < 0 || connector > Voice16.CONNECTOR || duration <= 0) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var schedule = CompositeText.of(firmware, duration, unit);
        return Answer.of(JsonText.object()
                .add("status", "Accepted")
                .add("connectorId", connector)
                .add("scheduleStart", schedule.start())
                .add(
                        "chargingSchedule",
                        JsonText.object()
                                .add("duration", duration)
                                .add("startSchedule", schedule.start())
                                .add("chargingRateUnit", unit.name())
                                .add("chargingSchedulePeriod", schedule.periods()))
                .build());
    }
}
