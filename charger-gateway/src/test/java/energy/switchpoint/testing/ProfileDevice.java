package energy.switchpoint.testing;

import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A charger that reads charging profiles off the wire by OCPP's own rules, written from the specification and from nothing of
 * the gateway's: OCPP 1.6 §3.13 and §5.16, OCPP 2.0.1 K01, OCPP 2.1 Q. Knows no time zone.
 */
public final class ProfileDevice implements ChargerLine {

    private final boolean ocpp16;
    private final double ratingW;
    private final int phases;
    private final double exportW;
    private final String unitTaken;
    private final List<JsonObject> profiles = new ArrayList<>();
    public boolean forgetsValidity;

    /** @param unitTaken "W", "A" or "WA" */
    public ProfileDevice(boolean ocpp16, double ratingW, int phases, String unitTaken) {
        this(ocpp16, ratingW, 0, phases, unitTaken);
    }

    /** @param exportW what it can give back; OCPP 2.1 block Q */
    public ProfileDevice(boolean ocpp16, double ratingW, double exportW, int phases, String unitTaken) {
        this.ocpp16 = ocpp16;
        this.ratingW = ratingW;
        this.exportW = exportW;
        this.phases = phases;
        this.unitTaken = unitTaken;
    }

    @Override
    public CallAnswer call(String action, JsonObject payload) {
        return switch (action) {
            case "SetChargingProfile" -> status(set(payload));
            case "ClearChargingProfile" -> status(clear(payload));
            default -> new CallAnswer.Fault("NotImplemented", action);
        };
    }

    private static CallAnswer status(String word) {
        return new CallAnswer.Result(Json.object().add("status", word).build());
    }

    private String set(JsonObject payload) {
        var profile = payload.getJsonObject(ocpp16 ? "csChargingProfiles" : "chargingProfile");
        if (!unitTaken.contains(schedule(profile).getString("chargingRateUnit"))) {
            return "Rejected";
        }
        // One profile per purpose and stack level: another one there would leave open which counts.
        var clash = profiles.stream()
                .anyMatch(p -> id(p) != id(profile)
                        && purpose(p).equals(purpose(profile))
                        && p.getInt("stackLevel") == profile.getInt("stackLevel"));
        if (clash) {
            return "Rejected";
        }
        profiles.removeIf(p -> id(p) == id(profile));
        profiles.add(profile);
        return "Accepted";
    }

    private String clear(JsonObject payload) {
        var id = payload.getInt(ocpp16 ? "id" : "chargingProfileId");
        return profiles.removeIf(p -> id(p) == id) ? "Accepted" : "Unknown";
    }

    /** The transaction's own profiles go with it. */
    public void transactionEnded() {
        profiles.removeIf(p -> purpose(p).equals("TxProfile"));
    }

    public void losesPower() {
        profiles.clear();
    }

    /** Of one period; positive = import. */
    private record Bounds(double mostW, double leastW) {}

    /** What a vehicle may draw at an instant, in watts; negative = what it is to give back. */
    public double limitAt(Instant at, boolean transactionRuns) {
        var all = new Bounds(ratingW, -exportW);
        var most = leading(ocpp16 ? "ChargePointMaxProfile" : "ChargingStationMaxProfile", at)
                .orElse(all);
        var own = transactionRuns ? leading("TxProfile", at) : Optional.<Bounds>empty();
        var base = own.or(() -> leading("TxDefaultProfile", at)).orElse(all).mostW();
        return Math.max(Math.min(Math.min(most.mostW(), base), ratingW), Math.max(most.leastW(), -exportW));
    }

    private Optional<Bounds> leading(String purpose, Instant at) {
        return profiles.stream()
                .filter(p -> purpose(p).equals(purpose))
                .sorted(Comparator.comparingInt((JsonObject p) -> p.getInt("stackLevel"))
                        .reversed())
                .flatMap(p -> watts(p, at).stream())
                .findFirst();
    }

    private Optional<Bounds> watts(JsonObject profile, Instant at) {
        if (!forgetsValidity
                && (profile.containsKey("validFrom") && at.isBefore(Instant.parse(profile.getString("validFrom")))
                        || profile.containsKey("validTo")
                                && !at.isBefore(Instant.parse(profile.getString("validTo"))))) {
            return Optional.empty();
        }
        var schedule = schedule(profile);
        var start = Instant.parse(schedule.getString("startSchedule"));
        if (at.isBefore(start)) {
            return Optional.empty();
        }
        var elapsed = Duration.between(start, at).toSeconds();
        var second = switch (profile.getString("chargingProfileKind")) {
            case "Absolute" -> elapsed;
            case "Recurring" ->
                elapsed % (profile.getString("recurrencyKind").equals("Daily") ? 24 * 3600 : 7 * 24 * 3600);
            default -> throw new AssertionError("kind of " + profile);
        };
        if (schedule.containsKey("duration") && second >= schedule.getInt("duration")) {
            return Optional.empty();
        }
        JsonObject current = null;
        for (var period : schedule.getJsonArray("chargingSchedulePeriod").getValuesAs(JsonObject.class)) {
            if (period.getInt("startPeriod") <= second) {
                current = period;
            }
        }
        return Optional.ofNullable(current).map(p -> inWatts(p, schedule.getString("chargingRateUnit")));
    }

    /** A setpoint is what the vehicle does, a limit what it does at most; both of all phases but a limit in amperes. */
    private Bounds inWatts(JsonObject period, String unit) {
        var volts = unit.equals("W") ? 1 : 230;
        var mode = period.getString("operationMode", "ChargingOnly");
        return switch (mode) {
            case "CentralSetpoint" -> {
                var setpoint = number(period, "setpoint") * volts;
                yield new Bounds(setpoint, setpoint);
            }
            case "ChargingOnly" -> {
                assertFalse(period.containsKey("dischargeLimit"), "ChargingOnly with a limit of discharge");
                yield new Bounds(limit(period, unit), -exportW);
            }
            case "ExternalLimits" -> new Bounds(limit(period, unit), number(period, "dischargeLimit") * volts);
            default -> throw new AssertionError("mode of " + period);
        };
    }

    private double limit(JsonObject period, String unit) {
        var limit = number(period, "limit");
        return unit.equals("W") ? limit : limit * 230 * period.getInt("numberPhases", phases);
    }

    private static double number(JsonObject period, String name) {
        return period.getJsonNumber(name).doubleValue();
    }

    private static void assertFalse(boolean wrong, String what) {
        if (wrong) {
            throw new AssertionError(what);
        }
    }

    private JsonObject schedule(JsonObject profile) {
        return ocpp16
                ? profile.getJsonObject("chargingSchedule")
                : profile.getJsonArray("chargingSchedule").getJsonObject(0);
    }

    private int id(JsonObject profile) {
        return profile.getInt(ocpp16 ? "chargingProfileId" : "id");
    }

    private static String purpose(JsonObject profile) {
        return profile.getString("chargingProfilePurpose");
    }
}
