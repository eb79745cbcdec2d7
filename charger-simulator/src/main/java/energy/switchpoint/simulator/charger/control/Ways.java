package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.charger.entity.Network;
import energy.switchpoint.simulator.charger.entity.Way;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Which way to the operator is tried: the preferred one first, the next after some failures, never one less secure than what has worked. */
public final class Ways {

    /** Slots an operator can write to. */
    public static final int SLOTS = 3;

    private final ChargerFolder folder;
    private final Way installed;
    private final URI secure;
    private final IntSupplier attempts;

    private Network network;
    private List<Way> order;
    private int place;
    private int failuresHere;

    /** @param attempts how often one way is tried before the next */
    Ways(ChargerFolder folder, Gateways gateways, IntSupplier attempts) {
        this.folder = folder;
        this.secure = gateways.secure();
        this.attempts = attempts;
        installed = new Way(
                Network.INSTALLED,
                gateways.plain(),
                "wss".equals(gateways.plain().getScheme()) ? Way.TLS : Way.PASSWORD);
        network = folder.network();
        order = order();
    }

    /** The way to be tried now, or in use. */
    public Way current() {
        return order.get(place);
    }

    /** The way in a slot; empty when nothing is written there. */
    public Optional<Way> at(int slot) {
        var written = network.written(slot);
        return written.isEmpty() && slot == Network.INSTALLED ? Optional.of(installed) : written;
    }

    public List<Way> all() {
        return IntStream.rangeClosed(1, SLOTS)
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .toList();
    }

    public List<Integer> priority() {
        return network.priority();
    }

    /** The highest profile that has worked. */
    public int reached() {
        return network.reached();
    }

    /** Writes a slot; it counts once it is preferred and the charger has restarted. */
    public void write(Way way) {
        store(network.with(way));
    }

    /** From the next restart on. */
    public void prefer(List<Integer> slots) {
        store(network.preferring(slots));
    }

    /** OCPP 1.6: from the next connection on, with the way in use kept behind it until the new one has worked. */
    void raise(int profile) {
        var inUse = current().slot();
        var other = inUse == 2 ? 1 : 2;
        store(network.with(current()).with(new Way(other, secure, profile)).preferring(List.of(other, inUse)));
        order = order();
        place = 0;
        failuresHere = 0;
    }

    void failed() {
        if (++failuresHere >= attempts.getAsInt()) {
            failuresHere = 0;
            place = (place + 1) % order.size();
        }
    }

    /** It has let the charger in. */
    void worked(Way way) {
        failuresHere = 0;
        if (way.profile() > network.reached()) {
            var raised = network.reached(way.profile());
            store(raised.preferring(raised.priority().stream()
                    .filter(slot -> slot == way.slot() || raised.written(slot).isPresent())
                    .toList()));
            order = order();
            place = Math.max(0, order.indexOf(way));
        }
    }

    private void store(Network changed) {
        folder.network(changed);
        network = changed;
    }

    private List<Way> order() {
        var usable = network.priority().stream()
                .flatMap(slot -> at(slot).stream())
                .filter(way -> way.profile() >= network.reached())
                .toList();
        return usable.isEmpty() ? List.of(installed) : usable;
    }
}
