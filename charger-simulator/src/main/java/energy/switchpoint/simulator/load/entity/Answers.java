package energy.switchpoint.simulator.load.entity;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a charger under load answers to its operator: yes, or the fields the action needs. OCPP 1.6. */
public final class Answers {

    private static final String YES = "{\"status\":\"Accepted\"}";

    private static final Map<String, String> OTHERS = Map.of(
            "GetConfiguration",
            """
            {"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}],"unknownKey":[]}""",
            "GetLocalListVersion",
            "{\"listVersion\":0}",
            "GetDiagnostics",
            "{}",
            "UpdateFirmware",
            "{}",
            "UnlockConnector",
            "{\"status\":\"Unlocked\"}");

    private Answers() {}

    public static byte[] to(String action, String messageId) {
        return ("[3,\"" + messageId + "\"," + OTHERS.getOrDefault(action, YES) + "]").getBytes(StandardCharsets.UTF_8);
    }
}
