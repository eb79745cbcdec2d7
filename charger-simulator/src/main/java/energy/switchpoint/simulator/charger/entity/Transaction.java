package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.charging.entity.ChargingLimits.RunningTransaction;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One charge, from plug-in or permission until the car leaves or the permission ends.
 *
 * @param id the charger's own id; OCPP 2.0.1 uses it on the line
 * @param operatorId the number an OCPP 1.6 operator gave it; null until it has
 * @param sequence OCPP 2.0.1: the number of the next event
 */
public record Transaction(
        String id,
        @Nullable Integer operatorId,
        Instant startedAt,
        long meterStartWh,
        String idTag,
        @Nullable Integer remoteStartId,
        int sequence) {

    public static Transaction read(JsonObject json) {
        return new Transaction(
                json.getString("id"),
                JsonText.integer(json, "operatorId"),
                Instant.parse(json.getString("startedAt")),
                json.getJsonNumber("meterStartWh").longValue(),
                json.getString("idTag"),
                JsonText.integer(json, "remoteStartId"),
                json.getInt("sequence"));
    }

    public JsonObject json() {
        var json = JsonText.object()
                .add("id", id)
                .add("startedAt", startedAt.toString())
                .add("meterStartWh", meterStartWh)
                .add("idTag", idTag)
                .add("sequence", sequence);
        if (operatorId != null) {
            json.add("operatorId", operatorId);
        }
        if (remoteStartId != null) {
            json.add("remoteStartId", remoteStartId);
        }
        return json.build();
    }

    public Transaction numbered(int operatorNumber) {
        return new Transaction(id, operatorNumber, startedAt, meterStartWh, idTag, remoteStartId, sequence);
    }

    public Transaction nextEvent() {
        return new Transaction(id, operatorId, startedAt, meterStartWh, idTag, remoteStartId, sequence + 1);
    }

    /** The name by which profiles are bound to it on this line. */
    public RunningTransaction running() {
        return running(false);
    }

    /** @param hasPriority it charges ahead of its programme */
    public RunningTransaction running(boolean hasPriority) {
        return new RunningTransaction(operatorId == null ? id : operatorId.toString(), startedAt, hasPriority);
    }
}
