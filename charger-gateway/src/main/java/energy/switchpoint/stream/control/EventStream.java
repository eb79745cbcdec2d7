package energy.switchpoint.stream.control;

import energy.switchpoint.stream.entity.Filter;
import energy.switchpoint.twins.entity.NodeTick;
import energy.switchpoint.twins.entity.Tick;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tells tenants their events. One thread per reader, which reads the database only when there is news; a reader that does
 * not keep up is let go with a word why, and can go on later from the last event it has.
 */
@ApplicationScoped
public class EventStream {

    private static final System.Logger LOG = System.getLogger(EventStream.class.getName());
    private static final int MOST_PER_TENANT = 5;
    private static final int PIECE = 200;
    private static final int MOST_SEEN_AT_ONCE = 5000;

    /** A reader that is so far behind is not coming closer. */
    private static final long MOST_WAITING = 20_000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final Duration MOST_FOR_ONE_WRITE = Duration.ofSeconds(30);
    private static final Duration REFRESH_READERS_EVERY = Duration.ofSeconds(5);
    private static final Duration REMEMBER_READER_EVERY = Duration.ofHours(1);
    private static final int FORGET_AT_ONCE = 5000;

    @Inject
    StreamRows rows;

    @Inject
    Clock clock;

    private final Map<String, List<Reading>> open = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Watermark watermark;
    private Instant lookedAt = Instant.EPOCH;
    private Instant refreshedAt = Instant.EPOCH;
    private Instant forgotAt = Instant.EPOCH;

    public EventStream() {}

    /** For use outside the container. */
    public EventStream(StreamRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    private static final class Reading {
        final Reader reader;
        volatile Instant busySince = Instant.MAX;

        Reading(Reader reader) {
            this.reader = reader;
        }
    }

    @PreDestroy
    public void stop() {
        open.values().forEach(list -> list.forEach(r -> r.reader.close()));
        threads.shutdownNow();
    }

    /**
     * Begins to tell.
     *
     * @param after the last event the reader has; empty = only what comes from now on
     * @return false when the tenant has as many readers on this node as it may
     */
    public boolean begin(String organisation, Filter filter, OptionalLong after, Reader reader) {
        var readings = open.computeIfAbsent(organisation, k -> new CopyOnWriteArrayList<>());
        synchronized (readings) {
            if (readings.size() >= MOST_PER_TENANT) {
                return false;
            }
            var reading = new Reading(reader);
            rows.reads(organisation);
            // before this returns: what happens from here on is told
            var cursor = after.orElseGet(this::reached);
            readings.add(reading);
            threads.execute(() -> {
                try {
                    noteWhatIsGone(after, reader);
                    tell(organisation, filter, cursor, reading);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.INFO, "a reader of {0} is gone: {1}", organisation, e.toString());
                } finally {
                    readings.remove(reading);
                    reader.close();
                }
            });
            return true;
        }
    }

    /** Readers on this node, for the figures. */
    public int readers() {
        return open.values().stream().mapToInt(List::size).sum();
    }

    private void tell(String organisation, Filter filter, long begin, Reading reading) throws InterruptedException {
        var cursor = begin;
        // a sign of life at once: proxies and clients wait for the first byte to know that the stream is there
        beat(reading);
        var saidAt = clock.instant();
        var rememberedAt = saidAt;
        while (reading.reader.isOpen()) {
            var upTo = reached();
            if (upTo > cursor) {
                var events = rows.read(organisation, cursor, upTo, PIECE);
                for (var event : events) {
                    if (filter.lets(event)) {
                        reading.busySince = clock.instant();
                        reading.reader.event(event);
                        reading.busySince = Instant.MAX;
                        saidAt = clock.instant();
                    }
                    cursor = event.id();
                }
                if (events.size() == PIECE) {
                    if (rows.waiting(organisation, cursor) > MOST_WAITING) {
                        reading.reader.notice(
                                "too-slow",
                                "More than " + MOST_WAITING
                                        + " events wait for you. Read faster or filter; go on with Last-Event-ID.");
                        return;
                    }
                    continue;
                }
                cursor = upTo;
            }
            var now = clock.instant();
            if (saidAt.plus(BEAT_EVERY).isBefore(now)) {
                beat(reading);
                saidAt = now;
            }
            if (rememberedAt.plus(REMEMBER_READER_EVERY).isBefore(now)) {
                rows.reads(organisation);
                rememberedAt = now;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void beat(Reading reading) {
        reading.busySince = clock.instant();
        reading.reader.beat();
        reading.busySince = Instant.MAX;
    }

    private void noteWhatIsGone(OptionalLong after, Reader reader) {
        var oldest = rows.oldest();
        if (after.isPresent() && oldest.isPresent() && after.getAsLong() + 1 < oldest.getAsLong()) {
            reader.notice(
                    "gap", "Events before number " + oldest.getAsLong() + " are no longer kept; some are missing.");
        }
    }

    /** Looked up by whichever reader comes first, for all. */
    private synchronized long reached() {
        var now = clock.instant();
        if (watermark == null) {
            watermark = new Watermark(rows.newest());
        }
        if (!now.isBefore(lookedAt.plus(LOOK_EVERY.dividedBy(2)))) {
            lookedAt = now;
            watermark.see(rows.idsAfter(watermark.reached(), MOST_SEEN_AT_ONCE), now);
        }
        return watermark.reached();
    }

    void tick(@Observes NodeTick tick) {
        if (refreshedAt.plus(REFRESH_READERS_EVERY).isBefore(tick.at())) {
            refreshedAt = tick.at();
            rows.refreshReaders();
        }
        dropStuck(tick.at());
    }

    void forgetOld(@Observes Tick tick) {
        if (forgotAt.plus(REFRESH_READERS_EVERY).isBefore(tick.at())) {
            forgotAt = tick.at();
            rows.forgetOld(FORGET_AT_ONCE);
        }
    }

    /** One that takes nothing any more holds a thread and a connection for nothing. */
    private void dropStuck(Instant now) {
        open.values()
                .forEach(readings -> readings.stream()
                        .filter(r -> !r.busySince.equals(Instant.MAX)
                                && r.busySince.plus(MOST_FOR_ONE_WRITE).isBefore(now))
                        .forEach(r -> {
                            LOG.log(System.Logger.Level.INFO, "a reader that takes nothing any more is let go");
                            r.reader.close();
                        }));
    }
}
