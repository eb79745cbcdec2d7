package energy.switchpoint.authority.entity;

import java.math.BigInteger;
import java.time.Instant;

/** A certificate that is no longer good, as the revocation list names it. */
public record Withdrawn(BigInteger serial, Instant at) {}
