package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Firmware.Surroundings;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** All chargers of one home folder, on one shared set of threads. */
public final class Fleet implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Fleet.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Path home;
    private final Function<OcppVersion, Protocol> protocols;
    private final Surroundings surroundings;
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("looking").factory());
    private final Set<Path> unreadable = new HashSet<>();
    private final Map<String, Charger> chargers = new ConcurrentSkipListMap<>();

    public Fleet(Path home, URI gateway, Backoff backoff, Function<OcppVersion, Protocol> protocols) {
        this(home, Gateways.of(gateway), backoff, protocols);
    }

    public Fleet(Path home, Gateways gateways, Backoff backoff, Function<OcppVersion, Protocol> protocols) {
        this.home = home;
        this.protocols = protocols;
        this.surroundings = new Surroundings(gateways, InstantSource.system(), backoff);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the chargers that are there, and those that appear later. */
    public void start() {
        look();
        // Not on a charger's thread: looking waits for a removal, and a removal waits for the charger's thread.
        looking.scheduleWithFixedDelay(this::look, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    public List<Charger> all() {
        return List.copyOf(chargers.values());
    }

    public Optional<Charger> find(String identity) {
        return Optional.ofNullable(chargers.get(identity));
    }

    /** @return empty when there is one of this identity already */
    public synchronized Optional<Charger> add(ChargerSettings settings, String password) {
        if (chargers.containsKey(settings.identity())) {
            return Optional.empty();
        }
        ChargerFolder.create(home, settings, password);
        look();
        return find(settings.identity());
    }

    public void remove(Charger charger) {
        synchronized (this) {
            charger.on(() -> {
                        charger.remove();
                        return true;
                    })
                    .join();
            chargers.remove(charger.settings().identity());
        }
    }

    private synchronized void look() {
        try (var folders = Files.list(home)) {
            var found = new TreeMap<String, Path>();
            folders.filter(ChargerFolder::isCharger)
                    .forEach(folder -> found.put(folder.getFileName().toString(), folder));
            found.keySet().removeAll(chargers.keySet());
            found.values().forEach(this::tryPowerOn);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Cannot read the chargers in " + home, e);
        }
    }

    private void tryPowerOn(Path folder) {
        try {
            powerOn(folder);
        } catch (RuntimeException e) {
            if (unreadable.add(folder)) {
                LOG.log(Level.ERROR, "Not a charger that can be read: " + folder, e);
            }
        }
    }

    private void powerOn(Path folder) {
        var stored = new ChargerFolder(folder);
        var loop = loops.next();
        var charger =
                new Charger(loop, stored, protocols.apply(stored.settings().version()), surroundings);
        chargers.put(charger.settings().identity(), charger);
        loop.execute(charger::powerOn);
    }

    /** Power off for all, with everything stored. */
    @Override
    public void close() {
        looking.shutdownNow();
        for (var charger : all()) {
            charger.on(() -> {
                        charger.stop();
                        return true;
                    })
                    .join();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
