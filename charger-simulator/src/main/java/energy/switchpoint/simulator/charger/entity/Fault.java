package energy.switchpoint.simulator.charger.entity;

import java.util.Locale;
import java.util.Optional;

/** The ways a charger can be told to misbehave. */
public enum Fault {
    /** At the next change of its password it says yes, stays away, and then comes back with the old one. */
    DOES_NOT_COME_BACK,
    /** At the next change of its password it says yes and comes back with the old one at once. */
    COMES_BACK_WITH_OLD,
    /** It says no to a new password. */
    REFUSES_CREDENTIAL,
    /** It says no to every charging profile. */
    REFUSES_PROFILE,
    /** It says no to charging profiles in amps. */
    REFUSES_AMPS,
    /** It says no to charging profiles in watts. */
    REFUSES_WATTS,
    /** It says yes to a charging profile and goes on as before. */
    IGNORES_PROFILE,
    /** The mains are gone. */
    LOSES_POWER,
    /** Its clock is wrong and does not follow the operator's time. */
    DRIFTS_CLOCK,
    /** It loses its network and goes on charging by its stored profiles. */
    GOES_OFFLINE,
    /** Its line stays up, and nothing comes through it any more, not even an answer to a ping. */
    FALLS_SILENT,
    /** It goes on telling, and never answers a command. */
    ANSWERS_NOTHING,
    /** It tells each message about a transaction twice, as after a line that broke before the answer. */
    SENDS_TWICE,
    /** It tells what happens in a transaction in another order than it happened. */
    SENDS_OUT_OF_ORDER,
    /** It tells that its transaction has ended, now, and lets the car draw on. */
    LIES_ABOUT_END;

    /** As written in the control API: {@code does-not-come-back}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> labelled(String label) {
        for (var fault : values()) {
            if (fault.label().equals(label)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
