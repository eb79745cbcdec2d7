package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.control.ProfileShelf.Held;
import energy.switchpoint.simulator.charging.entity.ChargingProfile;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** OCPP 2.0.1 block K. */
final class SmartCharging201 {

    private final Firmware firmware;

    SmartCharging201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "SetChargingProfile", this::set,
                "ClearChargingProfile", this::clear,
                "GetCompositeSchedule", this::composite,
                "GetChargingProfiles", this::get);
    }

    private static Answer rejected(String code, String info) {
        return Answer.of(JsonText.object()
                .add("status", "Rejected")
                .add("statusInfo", JsonText.object().add("reasonCode", code).add("additionalInfo", info))
                .build());
    }

    private Answer set(JsonObject request) {
        var evse = JsonText.needInteger(request, "evseId");
        var words = JsonText.needChild(request, "chargingProfile");
        return switch (ProfileReader.read(evse, words)) {
            case Reading.Faulty(var code, var description) -> new Answer.Refusal(code, description);
            case Reading.Understood(var profile) -> put(profile, words);
        };
    }

    private Answer put(ChargingProfile profile, JsonObject words) {
        if (firmware.programmes().refuses(profile)) {
            return rejected("InternalError", "told to refuse");
        }
        if (profile.evse() < 0 || profile.evse() > Voice201.EVSE) {
            return rejected("UnknownEvse", "this charger has EVSE 1");
        }
        var objection = objection(profile);
        if (!objection.isEmpty()) {
            return rejected(objection, profile.purpose().name());
        }
        return firmware.programmes().put(profile, words)
                ? Answer.then(JsonText.status("Accepted"), firmware.charging()::limitsChanged)
                : rejected("TooLargeElement", "too many profiles or periods, or the stack level is too high");
    }

    /** K01.FR.03, .05, .22, .39: which purpose may be set where; empty when this one may. */
    private String objection(ChargingProfile profile) {
        return switch (profile.purpose()) {
            case STATION_MAX -> profile.evse() == 0 ? "" : "InvalidValue";
            case TX_DEFAULT -> "";
            case STATION_EXTERNAL -> "InvalidValue";
            case PRIORITY ->
                firmware.settings().version() == OcppVersion.V21 && profile.transactionId() == null
                        ? ""
                        : "InvalidValue";
            case TX -> profile.evse() == 0 || profile.transactionId() == null ? "InvalidValue" : transaction(profile);
        };
    }

    private String transaction(ChargingProfile profile) {
        var running = firmware.charging().running();
        return running != null && running.id().equals(profile.transactionId()) ? "" : "TxNotFound";
    }

    private Answer clear(JsonObject request) {
        var id = JsonText.integer(request, "chargingProfileId");
        var criteria = JsonText.child(request, "chargingProfileCriteria");
        var removed = firmware.programmes()
                .remove(profile -> id != null
                        ? profile.id() == id
                        : matches(criteria == null ? JsonText.empty() : criteria, "evseId")
                                .test(profile));
        return removed == 0
                ? Answer.of(JsonText.status("Unknown"))
                : Answer.then(JsonText.status("Accepted"), firmware.charging()::limitsChanged);
    }

    private static Predicate<ChargingProfile> matches(JsonObject criteria, String evseKey) {
        var evse = JsonText.integer(criteria, evseKey);
        var level = JsonText.integer(criteria, "stackLevel");
        var purpose = JsonText.text(criteria, "chargingProfilePurpose");
        return profile -> (evse == null || profile.evse() == evse)
                && (level == null || profile.stackLevel() == level)
                && (purpose == null || profile.purpose().in(OcppVersion.V201).equals(purpose));
    }

    private Answer composite(JsonObject request) {
        var evse = JsonText.needInteger(request, "evseId");
        var duration = JsonText.needInteger(request, "duration");
        var unit = RateUnit.valueOf(JsonText.text(request, "chargingRateUnit", "W"));
        if (evse < 0 || evse > Voice201.EVSE || duration <= 0) {
            return rejected("UnknownEvse", "this charger has EVSE 1");
        }
        var schedule = CompositeText.of(firmware, duration, unit);
        return Answer.of(JsonText.object()
                .add("status", "Accepted")
                .add(
                        "schedule",
                        JsonText.object()
                                .add("evseId", evse)
                                .add("duration", duration)
                                .add("scheduleStart", schedule.start())
                                .add("chargingRateUnit", unit.name())
                                .add("chargingSchedulePeriod", schedule.periods()))
                .build());
    }

    private Answer get(JsonObject request) {
        var requestId = JsonText.needInteger(request, "requestId");
        var criterion = JsonText.needChild(request, "chargingProfile");
        var evse = JsonText.integer(request, "evseId");
        var found = firmware.programmes().all().stream()
                .filter(held -> evse == null || held.profile().evse() == evse)
                .filter(held -> isAsked(criterion, held.profile()))
                .sorted(Comparator.comparingInt(held -> held.profile().id()))
                .toList();
        return found.isEmpty()
                ? Answer.of(JsonText.status("NoProfiles"))
                : Answer.then(JsonText.status("Accepted"), () -> report(requestId, found));
    }

    private static boolean isAsked(JsonObject criterion, ChargingProfile profile) {
        var ids = criterion.get("chargingProfileId") instanceof JsonArray array
                ? array.getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::intValue)
                        .toList()
                : List.<Integer>of();
        return ids.isEmpty() ? matches(criterion, "").test(profile) : ids.contains(profile.id());
    }

    /** One message per EVSE, since a report names one. */
    private void report(int requestId, List<Held> found) {
        var byEvse = found.stream()
                .collect(Collectors.groupingBy(held -> held.profile().evse(), TreeMap::new, Collectors.toList()));
        byEvse.forEach((evse, held) -> {
            var profiles = JsonText.array();
            held.forEach(each -> profiles.add(each.words()));
            firmware.speech()
                    .say(new Utterance(
                            "ReportChargingProfiles",
                            JsonText.object()
                                    .add("requestId", requestId)
                                    .add("chargingLimitSource", "CSO")
                                    .add("evseId", evse)
                                    .add("chargingProfile", profiles)
                                    .add("tbc", evse < byEvse.lastKey())
                                    .build()));
        });
    }
}
