package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ClockSeen;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.commands.entity.EventsStored;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.metrics.entity.Meters;
import energy.switchpoint.sql.OwnConnection;
import energy.switchpoint.sql.Together;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Where chargers' words come in: stored first, acted on afterwards. What many chargers say at the same time is stored in one
 * transaction, in the order it came.
 */
@ApplicationScoped
public class EventIntake implements ChargerEvents {

    private static final int MOST_AT_ONCE = 512;

    @Inject
    WritersDatabase database;

    @Inject
    StoredEvents stored;

    @Inject
    Reconciler reconciler;

    @Inject
    Event<EventsStored> afterwards;

    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stored-", 0).factory());
    /** In the order of the batches; meanwhile the next one is written. */
    private @Nullable ExecutorService answering;

    private @Nullable OwnConnection connection;
    private @Nullable Together<List<ChargerEvent>, Receipt> together;

    @PostConstruct
    void open() {
        connection = database.connection();
        var application = Thread.currentThread().getContextClassLoader();
        answering = Executors.newSingleThreadExecutor(work -> {
            var thread = Thread.ofPlatform().daemon().name("event-answers").unstarted(work);
            thread.setContextClassLoader(application);
            return thread;
        });
        together = new Together<>("event-intake", MOST_AT_ONCE, this::write, answering);
    }

    @PreDestroy
    void close() {
        if (together != null) {
            together.close();
        }
        answering().shutdown();
    }

    private ExecutorService answering() {
        var open = answering;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    @Override
    public CompletionStage<Receipt> store(List<ChargerEvent> events) {
        if (together == null) {
            throw new IllegalStateException("not open");
        }
        return together.ask(events);
    }

    private List<Receipt> write(List<List<ChargerEvent>> batch) {
        var own = connection;
        if (own == null) {
            throw new IllegalStateException("not open");
        }
        var events = batch.size() == 1
                ? batch.getFirst()
                : batch.stream().flatMap(List::stream).toList();
        var since = System.nanoTime();
        var written = own.inOneTransaction(() -> stored.write(events));
        Meters.BATCH_SIZE.record(batch.size());
        Meters.BATCH_TIME.record(System.nanoTime() - since);
        answering().execute(() -> {
            stored.committed(written);
            wake(written);
        });
        return java.util.Collections.nCopies(batch.size(), written.receipt());
    }

    private void wake(StoredEvents.Written written) {
        var toTell = written.events().stream()
                .filter(e -> !(e instanceof MeterSampled || e instanceof ClockSeen))
                .toList();
        if (toTell.isEmpty()) {
            return;
        }
        var application = Thread.currentThread().getContextClassLoader();
        threads.execute(() -> {
            Thread.currentThread().setContextClassLoader(application);
            reconciler.wake(written.toReconcile());
            afterwards.fire(new EventsStored(toTell));
        });
    }
}
