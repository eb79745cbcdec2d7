package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.OpenMatters;
import energy.switchpoint.commands.entity.OpenMatters.Kind;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.sessions.control.Metering;
import energy.switchpoint.sessions.control.Tally;
import energy.switchpoint.twins.entity.ChargersCame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one batch of what chargers said, all or nothing. */
@ApplicationScoped
public class StoredEvents {

    /** A look costs about 1 ms of processor time, database and all: most of a machine is left for those at the door. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    /** A charger that has just come tells within this time that it has booted, and is looked at then, once. */
    private static final Duration BOOT_FOLLOWS = Duration.ofSeconds(3);

    private final Pace pace;
    private final Duration bootFollows;

    @Inject
    OpenRows openRows;

    @Inject
    TransactionRows transactions;

    @Inject
    TwinRows twins;

    @Inject
    Metering metering;

    @Inject
    Tally tally;

    @Inject
    ChargerNews news;

    @Inject
    Clock clock;

    @Inject
    Event<ChargersCame> came;

    @Inject
    @Any
    Instance<EventRows> features;

    private volatile @Nullable List<EventRows> featureList;

    public StoredEvents() {
        pace = new Pace(BETWEEN_LOOKS);
        bootFollows = BOOT_FOLLOWS;
    }

    /** For use outside the container; there nobody is kept waiting. */
    public StoredEvents(
            OpenRows openRows,
            TransactionRows transactions,
            TwinRows twins,
            Metering metering,
            Tally tally,
            ChargerNews news,
            Clock clock,
            Event<ChargersCame> came,
            List<EventRows> features) {
        pace = new Pace(Duration.ZERO);
        bootFollows = Duration.ZERO;
        this.openRows = openRows;
        this.transactions = transactions;
        this.twins = twins;
        this.metering = metering;
        this.tally = tally;
        this.news = news;
        this.clock = clock;
        this.came = came;
        featureList = List.copyOf(features);
    }

    /**
     * What was written.
     *
     * @param events without the starts that were told before
     * @param toReconcile chargers whose wanted programme may have changed by what they said, to be looked at now
     * @param toSend whether others are to hear of it
     */
    public record Written(List<ChargerEvent> events, Receipt receipt, Set<UUID> toReconcile, boolean toSend) {}

    /** In the caller's transaction. */
    public Written write(List<ChargerEvent> told) {
        var open = openRows.of(told);
        var receipt = transactions.record(told, open);
        var events = receipt.keptIds().isEmpty() ? told : news(told, receipt);
        twins.record(events);
        metering.record(events, open);
        record(events, open);
        var arrived = arrived(events);
        if (!arrived.isEmpty()) {
            came.fire(new ChargersCame(arrived));
        }
        boolean toSend = news.record(events);
        var now = clock.instant();
        var turns = toReconcile(events, open, arrived, now);
        twins.reconcileBy(turns);
        var atOnce = turns.entrySet().stream()
                .filter(turn -> !turn.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Written(events, receipt, atOnce, toSend);
    }

    private void record(List<ChargerEvent> events, OpenMatters open) {
        var withoutMeters = events.stream()
                .filter(e -> !(e instanceof ChargerEvent.MeterSampled || e instanceof ChargerEvent.ClockSeen))
                .toList();
        for (var feature : features()) {
            if (feature.wantsMeterValues()) {
                feature.record(events, open);
            } else if (!withoutMeters.isEmpty()) {
                feature.record(withoutMeters, open);
            }
        }
    }

    /** Looked up once: looking them up costs more than most of them do. */
    private List<EventRows> features() {
        var known = featureList;
        if (known == null) {
            known = features.stream().toList();
            featureList = known;
        }
        return known;
    }

    /** Once the transaction is committed: what is worked out from it later. */
    public void committed(Written written) {
        tally.add(written.events());
        if (written.toSend()) {
            news.committed();
        }
    }

    /** Without the starts that were stored before. */
    private static List<ChargerEvent> news(List<ChargerEvent> told, Receipt receipt) {
        return told.stream()
                .filter(e -> !(e instanceof ChargerEvent.TransactionStarted started
                        && receipt.keptIds().containsKey(started.transactionId())))
                .toList();
    }

    private static Set<UUID> arrived(List<ChargerEvent> events) {
        return events.stream()
                .filter(ChargerEvent.Connected.class::isInstance)
                .map(ChargerEvent::chargepointId)
                .collect(Collectors.toSet());
    }

    /** When each is to be looked at; at once while a supply limit may have to reach it. */
    private Map<UUID, Instant> toReconcile(
            List<ChargerEvent> events, OpenMatters open, Set<UUID> arrived, Instant now) {
        var booted = new HashSet<UUID>();
        var sessions = new HashSet<UUID>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Booted _ -> booted.add(event.chargepointId());
                case ChargerEvent.TransactionStarted _, ChargerEvent.TransactionEnded _ ->
                    sessions.add(event.chargepointId());
                default -> {}
            }
        }
        var came = new HashSet<>(arrived);
        came.addAll(booted);
        var turns = new HashMap<UUID, Instant>();
        if (!came.isEmpty()) {
            var limited = twins.underLimit(came);
            for (var id : came) {
                var earliest = booted.contains(id) ? now : now.plus(bootFollows);
                turns.put(id, limited.contains(id) ? now : pace.turn(earliest));
            }
        }
        sessions.stream().filter(id -> open.has(Kind.MINDS_SESSIONS, id)).forEach(id -> turns.put(id, now));
        return turns;
    }
}
