package energy.switchpoint.certificates.entity;

import java.time.Instant;

/**
 * A root on a charger, as the charger told it.
 *
 * @param use what it is trusted for
 * @param serial hexadecimal, without leading zeros
 */
public record InstalledRoot(
        String use, String algorithm, String issuerNameHash, String issuerKeyHash, String serial, Instant readAt) {}
