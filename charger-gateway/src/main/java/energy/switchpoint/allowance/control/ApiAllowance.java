package energy.switchpoint.allowance.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How often one caller may ask the API on this node: {@code switchpoint.api.per-second} in the long run (200), and
 * {@code switchpoint.api.at-once} before that counts (1000). A loop that went wild then disturbs nobody but its owner.
 */
@ApplicationScoped
public class ApiAllowance {

    private static final int PER_SECOND = 200;
    private static final int AT_ONCE = 1000;
    private static final int MANY_CALLERS = 10_000;

    private final long stepNanos;
    private final long burstNanos;

    /** When each caller will have paid off what it asked so far, one step a request. */
    private final Map<String, Long> paidAt = new ConcurrentHashMap<>();

    public ApiAllowance() {
        this(
                ConfigProvider.getConfig()
                        .getOptionalValue("switchpoint.api.per-second", Integer.class)
                        .orElse(PER_SECOND),
                ConfigProvider.getConfig()
                        .getOptionalValue("switchpoint.api.at-once", Integer.class)
                        .orElse(AT_ONCE));
    }

    /** For use outside the container. */
    public ApiAllowance(int perSecond, int atOnce) {
        stepNanos = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
        burstNanos = stepNanos * Math.max(1, atOnce);
    }

    /** @param nowNanos of a clock that only goes forward; @return how long to wait when there is none left */
    public Optional<Duration> use(String caller, long nowNanos) {
        if (paidAt.size() > MANY_CALLERS) {
            paidAt.values().removeIf(at -> at <= nowNanos);
        }
        var tooEarly = new long[1];
        paidAt.compute(caller, (_, at) -> {
            long begin = at == null ? nowNanos : Math.max(at, nowNanos);
            tooEarly[0] = begin + stepNanos - nowNanos - burstNanos;
            return tooEarly[0] > 0 ? begin : begin + stepNanos;
        });
        return tooEarly[0] > 0 ? Optional.of(Duration.ofNanos(tooEarly[0])) : Optional.empty();
    }
}
