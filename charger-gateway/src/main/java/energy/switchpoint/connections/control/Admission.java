package energy.switchpoint.connections.control;

import energy.switchpoint.connections.entity.Approach;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.connections.entity.Verdict;
import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.connections.entity.Verdict.Refused;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.ocpp.entity.OcppVersion;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the door, before a socket is opened, whether a caller is the charger it says it is. Only failures count
 * against the limits: a whole fleet behind one address may come back at once. An identity under attack still opens to the
 * address its charger last came from.
 */
@ApplicationScoped
public class Admission {

    private static final int FAILURES_PER_ADDRESS = 60;
    private static final double ADDRESS_RECOVERS_PER_SECOND = 2;
    private static final int FAILURES_PER_IDENTITY = 10;
    private static final double IDENTITY_RECOVERS_PER_SECOND = 0.2;
    private static final String UNKNOWN = "Unknown identity or wrong password. Check both on the charger.";

    @Inject
    Credentials credentials;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    Clock clock;

    private @Nullable RateLimit perAddress;
    private @Nullable RateLimit perIdentity;
    private final Map<String, String> lastGoodAddress = new ConcurrentHashMap<>();

    public Admission() {}

    /** For use outside the container. */
    public Admission(Credentials credentials, SecurityEvents securityEvents, Clock clock) {
        this.credentials = credentials;
        this.securityEvents = securityEvents;
        this.clock = clock;
        limit();
    }

    @PostConstruct
    void limit() {
        perAddress = new RateLimit(FAILURES_PER_ADDRESS, ADDRESS_RECOVERS_PER_SECOND, clock);
        perIdentity = new RateLimit(FAILURES_PER_IDENTITY, IDENTITY_RECOVERS_PER_SECOND, clock);
    }

    public Verdict decide(Approach approach) {
        var verdict = tooMany(approach).<Verdict>map(Admission::later).orElseGet(() -> examine(approach));
        if (verdict instanceof Refused refused) {
            if (refused.status() == 401) {
                used(perAddress, approach.address());
                used(perIdentity, approach.identity());
            }
            securityEvents.add(refused.kind(), approach.identity(), approach.address(), refused.explanation());
        } else {
            lastGoodAddress.put(approach.identity(), approach.address());
        }
        return verdict;
    }

    private Optional<Duration> tooMany(Approach approach) {
        var address = exhausted(perAddress, approach.address());
        if (address.isPresent() || approach.address().equals(lastGoodAddress.get(approach.identity()))) {
            return address;
        }
        return exhausted(perIdentity, approach.identity());
    }

    private Verdict examine(Approach approach) {
        var basic = basic(approach.authorization());
        if (basic.isEmpty()) {
            return refused(
                    401, SecurityKind.NO_CREDENTIAL, "HTTP Basic credentials are needed: identity and password.");
        }
        if (!basic.get().user().equals(approach.identity())) {
            return refused(401, SecurityKind.IDENTITY_MISMATCH, "The user name must be the identity in the address.");
        }
        var proof = credentials.prove(approach.identity(), basic.get().password());
        if (proof.isEmpty()) {
            return refused(401, SecurityKind.WRONG_CREDENTIAL, UNKNOWN);
        }
        return OcppVersion.firstCommon(approach.subprotocols())
                .<Verdict>map(version -> new Admitted(approach.identity(), proof.get(), version))
                .orElseGet(() -> refused(
                        400,
                        SecurityKind.NO_COMMON_SUBPROTOCOL,
                        "No common subprotocol. Offer ocpp2.0.1 or ocpp1.6 in Sec-WebSocket-Protocol."));
    }

    private static Refused later(Duration wait) {
        return new Refused(429, SecurityKind.RATE_LIMITED, "Too many failed attempts. Wait, then try again.", wait);
    }

    private static Refused refused(int status, SecurityKind kind, String explanation) {
        return new Refused(status, kind, explanation, null);
    }

    private static Optional<Duration> exhausted(@Nullable RateLimit limit, String key) {
        return limit == null ? Optional.empty() : limit.exhausted(key);
    }

    private static void used(@Nullable RateLimit limit, String key) {
        if (limit != null) {
            limit.use(key);
        }
    }

    private record Basic(String user, byte[] password) {}

    /** The password's bytes as they came: a 1.6 charger's may be no text. */
    private static Optional<Basic> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6) || header.length() > 400) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(header.substring(6).strip());
            int colon = indexOf(bytes, (byte) ':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(
                            new String(bytes, 0, colon, StandardCharsets.UTF_8),
                            Arrays.copyOfRange(bytes, colon + 1, bytes.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
