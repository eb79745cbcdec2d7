package energy.switchpoint.certificates.entity;

import java.time.Instant;

/** What came of telling a charger to connect with a higher security profile. */
public sealed interface Raising {

    /** It has been told. It has until then to come; if it does not, it keeps what it had. */
    record Told(int profile, Instant until) implements Raising {}

    /** A profile is never lowered. */
    record NotHigher(int reached) implements Raising {}

    record NotConnected() implements Raising {}

    /** Profile 3 needs a certificate on the charger first. */
    record NoCertificate() implements Raising {}

    record SwitchUnderWay() implements Raising {}

    /** @param why the charger's word; it stays as it is */
    record NotTaken(String why) implements Raising {}
}
