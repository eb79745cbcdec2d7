package energy.switchpoint.ocpp.v201;

import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.RpcFault;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a station may say while its boot is pending: that it boots, and what one of our calls on this connection leads to.
 * All else is a {@code SecurityError} (2.0.1 part 2, B02).
 */
final class AskedFor {

    private final Set<String> actions = ConcurrentHashMap.newKeySet(2);

    /** The same line; what its calls lead to is noted before they go out, as the station may be quick. */
    static ChargerLine noting(ChargerMemory memory, ChargerLine line) {
        return (action, payload) -> {
            var leadsTo = leadsTo(action, payload);
            if (!leadsTo.isEmpty()) {
                of(memory).actions.add(leadsTo);
            }
            return line.call(action, payload);
        };
    }

    static void check(String action, ChargerMemory memory) {
        if (memory.isWaiting()
                && !action.equals("BootNotification")
                && !of(memory).actions.contains(action)) {
            throw new CallRefused(RpcFault.SECURITY, "Not before BootNotification is answered Accepted");
        }
    }

    private static AskedFor of(ChargerMemory memory) {
        return memory.kept(AskedFor.class, AskedFor::new);
    }

    private static String leadsTo(String action, JsonObject payload) {
        return switch (action) {
            case "TriggerMessage" -> {
                var asked = payload.getString("requestedMessage", "");
                yield asked.startsWith("Sign") ? "SignCertificate" : asked;
            }
            case "GetBaseReport", "GetReport" -> "NotifyReport";
            case "GetMonitoringReport" -> "NotifyMonitoringReport";
            case "GetLog" -> "LogStatusNotification";
            case "UpdateFirmware" -> "FirmwareStatusNotification";
            default -> "";
        };
    }
}
