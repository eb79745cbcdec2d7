package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.Reservation;

/** Keeps the one connector for a card until it comes, time is up, or the operator lets go of it. */
public final class Reservations {

    private final Memory memory;
    private final ChargerClock clock;
    private final Voice voice;
    private final Charging charging;
    private final Speech speech;

    Reservations(Memory memory, ChargerClock clock, Voice voice, Charging charging, Speech speech) {
        this.memory = memory;
        this.clock = clock;
        this.voice = voice;
        this.charging = charging;
        this.speech = speech;
    }

    /** @return OCPP's word for what came of it; both versions have the same */
    public String reserve(Reservation wanted) {
        var held = memory.reservation();
        if (!memory.operative()) {
            return "Unavailable";
        }
        if (!wanted.until().isAfter(clock.now())) {
            return "Rejected";
        }
        if (held != null && held.id() != wanted.id() || held == null && charging.state() != ConnectorState.AVAILABLE) {
            return "Occupied";
        }
        charging.reserve(wanted);
        return "Accepted";
    }

    /** @return whether it was there */
    public boolean cancel(int id) {
        var held = memory.reservation();
        if (held == null || held.id() != id) {
            return false;
        }
        charging.reserve(null);
        return true;
    }

    void tick() {
        var held = memory.reservation();
        if (held != null && !clock.now().isBefore(held.until())) {
            charging.reserve(null);
            voice.reservationExpired(held.id()).ifPresent(speech::say);
        }
    }
}
