package energy.switchpoint.simulator.load.entity;

import java.util.EnumMap;
import java.util.Map;

/** What one event loop has counted over one stretch of time. Not thread-safe: belongs to its loop until it is handed over. */
public final class Tally {

    private final Map<Call, Latencies> latencies = new EnumMap<>(Call.class);
    private final Latencies all = new Latencies();
    private final Latencies handshakes = new Latencies();
    private final Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
    private long operatorCalls;
    private long reconnects;

    /** What went wrong. */
    public enum Trouble {
        CONNECT,
        HANDSHAKE,
        BOOT_REJECTED,
        CALL_ERROR,
        TIMEOUT,
        /** A connection lost after its handshake. */
        DROPPED,
        /** A call whose answer can no longer come, as its connection is lost. */
        LOST_CALL,
        PROTOCOL,
        /** An answer nobody waits for. */
        UNMATCHED
    }

    public void answered(Call call, long nanos) {
        latencies.computeIfAbsent(call, _ -> new Latencies()).add(nanos);
        if (call != Call.BOOT) {
            all.add(nanos);
        }
    }

    public void handshake(long nanos) {
        handshakes.add(nanos);
    }

    public void trouble(Trouble trouble) {
        troubles.merge(trouble, 1L, Long::sum);
    }

    public void operatorCall() {
        operatorCalls++;
    }

    public void reconnect() {
        reconnects++;
    }

    public void addAll(Tally other) {
        other.latencies.forEach((call, some) ->
                latencies.computeIfAbsent(call, _ -> new Latencies()).addAll(some));
        all.addAll(other.all);
        handshakes.addAll(other.handshakes);
        other.troubles.forEach((trouble, count) -> troubles.merge(trouble, count, Long::sum));
        operatorCalls += other.operatorCalls;
        reconnects += other.reconnects;
    }

    /** Answers to everything but boots. */
    public Latencies all() {
        return all;
    }

    public Latencies handshakes() {
        return handshakes;
    }

    public Map<Call, Latencies> byCall() {
        return latencies;
    }

    public long troubles(Trouble trouble) {
        return troubles.getOrDefault(trouble, 0L);
    }

    /** Everything that went wrong. */
    public long troubles() {
        return troubles.values().stream().mapToLong(Long::longValue).sum();
    }

    public long operatorCalls() {
        return operatorCalls;
    }

    public long reconnects() {
        return reconnects;
    }
}
