package energy.switchpoint.cluster.control;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import energy.switchpoint.cluster.entity.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The grid on Hazelcast: a map of who has which socket, kept twice, and a topic for each node. Only text goes in, so that no
 * node needs a class of another's release.
 */
public final class HazelcastGrid implements Grid {

    private static final String SOCKETS = "switchpoint-sockets";
    private static final String TO_NODE = "switchpoint-node-";

    private final HazelcastInstance hazelcast;
    private final IMap<String, String> sockets;
    private final List<Runnable> listening = new CopyOnWriteArrayList<>();

    public HazelcastGrid(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        sockets = hazelcast.getMap(SOCKETS);
    }

    /** Map changes in the order they happen to a charger. */
    private record Moves(Listener listener)
            implements EntryAddedListener<String, String>,
                    EntryUpdatedListener<String, String>,
                    EntryRemovedListener<String, String> {

        @Override
        public void entryAdded(EntryEvent<String, String> event) {
            listener.moved(UUID.fromString(event.getKey()), Holder.read(event.getValue()));
        }

        @Override
        public void entryUpdated(EntryEvent<String, String> event) {
            listener.moved(UUID.fromString(event.getKey()), Holder.read(event.getValue()));
        }

        @Override
        public void entryRemoved(EntryEvent<String, String> event) {
            listener.moved(UUID.fromString(event.getKey()), null);
        }
    }

    @Override
    public String self() {
        return hazelcast.getCluster().getLocalMember().getUuid().toString();
    }

    @Override
    public Set<String> nodes() {
        return hazelcast.getCluster().getMembers().stream()
                .map(member -> member.getUuid().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void listen(Listener listener) {
        var topic = hazelcast.<String>getTopic(TO_NODE + self());
        var messages = topic.addMessageListener(message -> listener.received(message.getMessageObject()));
        listening.add(() -> topic.removeMessageListener(messages));
        var moves = sockets.addEntryListener(new Moves(listener), true);
        listening.add(() -> sockets.removeEntryListener(moves));
        var members = hazelcast.getCluster().addMembershipListener(new MembershipAdapter() {
            @Override
            public void memberRemoved(MembershipEvent event) {
                listener.lost(event.getMember().getUuid().toString());
            }
        });
        listening.add(() -> hazelcast.getCluster().removeMembershipListener(members));
        sockets.entrySet()
                .forEach(entry -> listener.moved(UUID.fromString(entry.getKey()), Holder.read(entry.getValue())));
    }

    @Override
    public Claimed claim(UUID chargepointId, UUID credentialId) {
        var key = chargepointId.toString();
        while (true) {
            var before = sockets.get(key);
            if (before == null) {
                var first = Holder.first(self(), credentialId, Instant.now());
                if (sockets.putIfAbsent(key, first.written()) == null) {
                    return new Claimed(first, Optional.empty());
                }
            } else {
                var held = Holder.read(before);
                var now = held.next(self(), credentialId);
                if (sockets.replace(key, before, now.written())) {
                    return new Claimed(now, Optional.of(held));
                }
            }
        }
    }

    @Override
    public Optional<Holder> holderOf(UUID chargepointId) {
        return Optional.ofNullable(sockets.get(chargepointId.toString())).map(Holder::read);
    }

    @Override
    public boolean remove(UUID chargepointId, Holder expected) {
        return sockets.remove(chargepointId.toString(), expected.written());
    }

    @Override
    public void send(String node, String message) {
        hazelcast.<String>getTopic(TO_NODE + node).publish(message);
    }

    @Override
    public void stop() {
        listening.forEach(Runnable::run);
        listening.clear();
    }
}
