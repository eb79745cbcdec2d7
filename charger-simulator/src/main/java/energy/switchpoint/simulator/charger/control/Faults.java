package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults a charger is told to show when their moment comes. They are the tester's, so a power cut does not clear them. */
final class Faults {

    private final Map<Fault, Duration> armed = new EnumMap<>(Fault.class);

    void arm(Fault fault, Duration length) {
        armed.put(fault, length);
    }

    void clear() {
        armed.clear();
    }

    void clear(Fault fault) {
        armed.remove(fault);
    }

    boolean has(Fault fault) {
        return armed.containsKey(fault);
    }

    /** Shows the fault once. */
    Optional<Duration> take(Fault fault) {
        return Optional.ofNullable(armed.remove(fault));
    }

    Set<Fault> all() {
        return Set.copyOf(armed.keySet());
    }
}
