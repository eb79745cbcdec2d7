package energy.switchpoint.ocpp.entity;

import java.time.Duration;

/**
 * How a charger's boot is answered (1.6 §4.2; 2.0.1 part 2, B01 and B02). "Rejected" is never said: who may not come in is
 * refused at the door, before there is a connection to say it on.
 */
public enum Registration {
    ACCEPTED("Accepted"),
    /** It is here to be given a new credential, and works only once it has come back with that. */
    PENDING("Pending");

    /** When a charger that waits asks again; what it needs is sent to it within seconds. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final String word;

    Registration(String word) {
        this.word = word;
    }

    /** In both versions. */
    public String word() {
        return word;
    }

    /** @param heartbeat the interval of those who work */
    public long intervalS(Duration heartbeat) {
        return (this == PENDING ? ASK_AGAIN : heartbeat).toSeconds();
    }
}
