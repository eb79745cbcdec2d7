package energy.switchpoint.connections.control;

import energy.switchpoint.authority.control.ClientCertificates;
import energy.switchpoint.authority.entity.Shown;
import energy.switchpoint.connections.entity.Approach;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.connections.entity.Verdict;
import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.connections.entity.Verdict.Refused;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.ocpp.entity.OcppVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the door, before a socket is opened, whether a caller is the charger it says it is. Only failures count
 * against the limits: a whole fleet behind one address may come back at once. An identity under attack still opens to the
 * address its charger last came from.
 *
 * <p>How a charger comes is its security profile: 1 a password over an unencrypted socket, 2 a password over TLS, 3 a
 * certificate over TLS. The highest one it ever came with is the least it may come with.
 */
@ApplicationScoped
public class Admission {

    private static final int FAILURES_PER_ADDRESS = 60;
    private static final double ADDRESS_RECOVERS_PER_SECOND = 2;
    /** A charger that comes back this often has lost its mind; a gateway that restarts often has not. */
    private static final int ARRIVALS_PER_IDENTITY = 300;

    private static final double ARRIVALS_RECOVER_PER_SECOND = 1;
    private static final int FAILURES_PER_IDENTITY = 10;
    private static final double IDENTITY_RECOVERS_PER_SECOND = 0.2;
    private static final String UNKNOWN = "Unknown identity or wrong password. Check both on the charger.";

    @Inject
    Credentials credentials;

    @Inject
    ClientCertificates certificates;

    @Inject
    SecurityProfiles profiles;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    WorkThreads threads;

    @Inject
    Clock clock;

    private @Nullable RateLimit perAddress;
    private @Nullable RateLimit perIdentity;
    private @Nullable RateLimit arrivals;
    private @Nullable DoorSettings settings;
    private final Map<String, String> lastGoodAddress = new ConcurrentHashMap<>();

    public Admission() {}

    /** For use outside the container. */
    public Admission(
            Credentials credentials,
            ClientCertificates certificates,
            SecurityProfiles profiles,
            SecurityEvents securityEvents,
            DoorSettings settings,
            WorkThreads threads,
            Clock clock) {
        this.threads = threads;
        this.credentials = credentials;
        this.certificates = certificates;
        this.profiles = profiles;
        this.securityEvents = securityEvents;
        this.clock = clock;
        configure(settings);
    }

    /** Before the first caller comes. */
    public void configure(DoorSettings door) {
        settings = door;
        arrivals = new RateLimit(ARRIVALS_PER_IDENTITY, ARRIVALS_RECOVER_PER_SECOND, clock);
        perAddress = new RateLimit(FAILURES_PER_ADDRESS, ADDRESS_RECOVERS_PER_SECOND, clock);
        perIdentity = new RateLimit(FAILURES_PER_IDENTITY, IDENTITY_RECOVERS_PER_SECOND, clock);
    }

    /**
     * Never waits. A charger that comes with its password as usual needs no thread of its own, as thousands may come at once;
     * whatever else has to be looked up or written has one. Fails when nobody can be looked up.
     */
    public CompletionStage<Verdict> decide(Approach approach) {
        return CompletableFuture.completedStage(approach)
                .thenCompose(this::examine)
                .thenCompose(verdict -> takeNote(approach, verdict));
    }

    /** What is seen at the door is written down before the caller hears of it. */
    private CompletionStage<Verdict> takeNote(Approach approach, Verdict verdict) {
        return switch (verdict) {
            case Refused refused -> {
                if (refused.status() == 401) {
                    used(perAddress, approach.address());
                    used(perIdentity, approach.identity());
                }
                yield written(
                        verdict,
                        () -> securityEvents.add(
                                refused.kind(), approach.identity(), approach.address(), refused.explanation()));
            }
            case Admitted admitted -> {
                lastGoodAddress.put(approach.identity(), approach.address());
                var proof = admitted.proof();
                yield admitted.securityProfile() > proof.securityProfile()
                        ? written(verdict, () -> profiles.reached(proof.chargepointId(), admitted.securityProfile()))
                        : CompletableFuture.completedStage(verdict);
            }
        };
    }

    private CompletionStage<Verdict> written(Verdict verdict, Runnable writing) {
        return CompletableFuture.runAsync(writing, threads).thenApply(_ -> verdict);
    }

    private Optional<Duration> tooMany(Approach approach) {
        var address = exhausted(perAddress, approach.address());
        if (address.isPresent() || approach.address().equals(lastGoodAddress.get(approach.identity()))) {
            return address;
        }
        return exhausted(perIdentity, approach.identity());
    }

    private CompletionStage<Verdict> examine(Approach approach) {
        var tooMany = tooMany(approach);
        if (tooMany.isPresent()) {
            return CompletableFuture.completedStage(later(tooMany.get()));
        }
        if (!approach.wire().encrypted() && !mayComePlain(approach.address())) {
            return CompletableFuture.completedStage(refused(
                    403,
                    SecurityKind.PLAIN_NOT_TRUSTED,
                    "Unencrypted connections are not received from here. Connect with wss:// to the TLS port."));
        }
        var shown = approach.wire().certificate();
        return shown == null
                ? byPassword(approach)
                : CompletableFuture.supplyAsync(() -> byCertificate(approach, shown), threads);
    }

    private CompletionStage<Verdict> byPassword(Approach approach) {
        var basic = basic(approach.authorization());
        if (basic.isEmpty()) {
            return CompletableFuture.completedStage(refused(
                    401, SecurityKind.NO_CREDENTIAL, "HTTP Basic credentials are needed: identity and password."));
        }
        if (!basic.get().user().equals(approach.identity())) {
            return CompletableFuture.completedStage(
                    refused(401, SecurityKind.IDENTITY_MISMATCH, "The user name must be the identity in the address."));
        }
        int profile = approach.wire().encrypted() ? SecurityProfiles.PASSWORD_OVER_TLS : SecurityProfiles.PASSWORD;
        return credentials
                .proof(approach.identity(), basic.get().password())
                .thenApply(found -> found.map(proof -> proved(approach, proof, profile))
                        .orElseGet(() -> refused(401, SecurityKind.WRONG_CREDENTIAL, UNKNOWN)));
    }

    private Verdict byCertificate(Approach approach, X509Certificate shown) {
        return switch (certificates.look(shown)) {
            case Shown.NotOurs(var issuer) ->
                refused(
                        401,
                        SecurityKind.CERTIFICATE_NOT_OURS,
                        "The certificate was not signed by us, but by " + issuer + ".");
            case Shown.OutOfTime(var from, var until) ->
                refused(
                        401,
                        SecurityKind.CERTIFICATE_OUT_OF_TIME,
                        "The certificate is good from %s until %s.".formatted(from, until));
            case Shown.Ours ours ->
                credentials
                        .proveCertificate(approach.identity(), ours.fingerprint())
                        .map(proof -> proved(approach, proof, SecurityProfiles.CERTIFICATE))
                        .orElseGet(() -> notGoodHere(approach, ours));
        };
    }

    /** Only now somebody looks why: a good certificate costs one look into the database. */
    private Refused notGoodHere(Approach approach, Shown.Ours ours) {
        return credentials
                .revocationOf(ours.fingerprint())
                .map(why -> refused(
                        401,
                        SecurityKind.CERTIFICATE_REVOKED,
                        "The certificate was revoked: " + why.name().toLowerCase(Locale.ROOT) + "."))
                .orElseGet(() -> refused(
                        401,
                        SecurityKind.CERTIFICATE_OF_ANOTHER,
                        "The certificate is of %s and not of %s.".formatted(ours.commonName(), approach.identity())));
    }

    /** Who it is is clear; now how it came, and how often. */
    private Verdict proved(Approach approach, Proof proof, int profile) {
        if (profile < proof.securityProfile()) {
            return refused(
                    403,
                    SecurityKind.BELOW_REACHED_PROFILE,
                    "Came with security profile %d, has reached %d before. %s"
                            .formatted(
                                    profile,
                                    proof.securityProfile(),
                                    profile == SecurityProfiles.PASSWORD
                                            ? "Its password went over the line unencrypted: give it a new one."
                                            : "Connect with the charger's certificate."));
        }
        var version = OcppVersion.firstCommon(approach.subprotocols());
        if (version.isEmpty()) {
            return refused(
                    400,
                    SecurityKind.NO_COMMON_SUBPROTOCOL,
                    "No common subprotocol. Offer ocpp2.1, ocpp2.0.1 or ocpp1.6 in Sec-WebSocket-Protocol.");
        }
        var tooOften = arrivals == null ? Optional.<Duration>empty() : arrivals.use(approach.identity());
        if (tooOften.isPresent()) {
            return new Refused(
                    429, SecurityKind.RATE_LIMITED, "Connects again too often. Wait, then try again.", tooOften.get());
        }
        return new Admitted(approach.identity(), proof, version.get(), profile);
    }

    private boolean mayComePlain(String address) {
        return settings != null && settings.mayComePlain(address);
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
