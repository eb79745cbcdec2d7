package energy.switchpoint.certificates.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charger was given a certificate, and said this.
 *
 * @param switchId the switch it is for; null = its operator's own
 * @param refusal its word; null when it took the certificate
 */
public record CertificateDelivered(
        UUID chargepointId,
        UUID credentialId,
        @Nullable UUID switchId,
        @Nullable String refusal) {}
