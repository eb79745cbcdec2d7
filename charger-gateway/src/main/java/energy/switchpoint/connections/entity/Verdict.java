package energy.switchpoint.connections.entity;

import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.ocpp.entity.OcppVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a caller's socket is opened; decided before it is. */
public sealed interface Verdict {

    /** @param securityProfile the OCPP security profile it came with now */
    record Admitted(String identity, Proof proof, OcppVersion version, int securityProfile) implements Verdict {}

    /**
     * @param status of the HTTP answer
     * @param explanation for the one who set the charger up
     */
    record Refused(
            int status,
            SecurityKind kind,
            String explanation,
            @Nullable Duration retryAfter) implements Verdict {}
}
