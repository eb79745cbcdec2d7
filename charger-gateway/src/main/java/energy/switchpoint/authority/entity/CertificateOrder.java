package energy.switchpoint.authority.entity;

import java.security.PublicKey;
import java.time.Instant;

/**
 * A charger's certificate as our authority is to sign it.
 *
 * @param commonName identity or serial of the charger
 * @param organisation the operator whose charger it is: a certificate belongs to one operatorship
 */
public record CertificateOrder(
        PublicKey key, String commonName, String organisation, Instant notBefore, Instant notAfter) {}
