package energy.switchpoint.jobs.entity;

import java.util.EnumMap;
import java.util.Map;

/** How many chargers of a job are in which state. */
public record Counts(Map<DeviceState, Long> byState) {

    public Counts {
        byState = Map.copyOf(byState);
    }

    public static Counts allPending(int devices) {
        return new Counts(Map.of(DeviceState.PENDING, (long) devices));
    }

    public long of(DeviceState state) {
        return byState.getOrDefault(state, 0L);
    }

    public long finished() {
        return byState.entrySet().stream()
                .filter(e -> e.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** With a zero for each state that no charger is in. */
    public Map<DeviceState, Long> complete() {
        var all = new EnumMap<DeviceState, Long>(DeviceState.class);
        for (var state : DeviceState.values()) {
            all.put(state, of(state));
        }
        return all;
    }
}
