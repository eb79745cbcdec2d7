package energy.switchpoint.authority.entity;

import java.time.Instant;

/** What a certificate somebody showed at the door is worth, before anybody looks whose it is. */
public sealed interface Shown {

    /** Signed by us and in its time. */
    record Ours(byte[] fingerprint, String commonName) implements Shown {}

    record NotOurs(String issuer) implements Shown {}

    record OutOfTime(Instant notBefore, Instant notAfter) implements Shown {}
}
