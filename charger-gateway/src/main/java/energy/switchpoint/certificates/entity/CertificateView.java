package energy.switchpoint.certificates.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate we signed for a charger.
 *
 * @param serial and {@code fingerprint} (SHA-256): hexadecimal
 * @param state NEXT, CURRENT or REVOKED, as its credential is
 * @param outcome what the charger said when it was given the certificate
 */
public record CertificateView(
        UUID id,
        String serial,
        String fingerprint,
        String subject,
        Instant notBefore,
        Instant notAfter,
        String state,
        @Nullable Instant acceptedAt,
        @Nullable String outcome,
        @Nullable Instant firstUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String reason) {}
