package energy.switchpoint.cluster.control;

import energy.switchpoint.cluster.entity.Holder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One node without a grid: the same book, in memory. */
public final class AloneGrid implements Grid {

    private static final String SELF = "alone";

    private final Map<UUID, Holder> sockets = new ConcurrentHashMap<>();

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public String self() {
        return SELF;
    }

    @Override
    public Set<String> nodes() {
        return Set.of(SELF);
    }

    @Override
    public void listen(Listener listener) {}

    @Override
    public Claimed claim(UUID chargepointId, UUID credentialId) {
        var before = Optional.ofNullable(sockets.get(chargepointId));
        var now = before.map(holder -> holder.next(SELF, credentialId))
                .orElseGet(() -> Holder.first(SELF, credentialId, Instant.now()));
        sockets.put(chargepointId, now);
        return new Claimed(now, before);
    }

    @Override
    public Optional<Holder> holderOf(UUID chargepointId) {
        return Optional.ofNullable(sockets.get(chargepointId));
    }

    @Override
    public boolean remove(UUID chargepointId, Holder expected) {
        return sockets.remove(chargepointId, expected);
    }

    @Override
    public void send(String node, String message) {
        throw new IllegalArgumentException("there is no node " + node);
    }

    @Override
    public void stop() {}
}
