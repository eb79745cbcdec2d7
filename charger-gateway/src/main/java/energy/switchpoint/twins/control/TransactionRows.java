package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStarted;
import energy.switchpoint.commands.entity.OpenMatters;
import energy.switchpoint.commands.entity.OpenMatters.Kind;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.sessions.control.TransactionNumbers;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transactions chargers speak of. A start told twice is one start, and keeps the id it got first. */
@ApplicationScoped
public class TransactionRows {

    @Inject
    Sql sql;

    @Inject
    TransactionNumbers numbers;

    public TransactionRows() {}

    /** For use outside the container. */
    public TransactionRows(Sql sql, TransactionNumbers numbers) {
        this.sql = sql;
        this.numbers = numbers;
    }

    public Receipt record(List<ChargerEvent> events, OpenMatters open) {
        var starts = of(events, TransactionStarted.class);
        var receipt = starts.isEmpty() ? Receipt.PLAIN : started(starts, open);
        sql.batch(
                """
                update charger_transaction force index (by_transaction) set ended_at = coalesce(ended_at, ?)
                where chargepoint_id = ? and transaction_id = ?""",
                of(events, TransactionEnded.class).stream()
                        .map(e -> new @Nullable Object[] {e.at(), e.chargepointId(), e.transactionId()})
                        .toList());
        return receipt;
    }

    private Receipt started(List<TransactionStarted> starts, OpenMatters open) {
        var proposed = new HashMap<Integer, TransactionStarted>();
        for (var start : starts) {
            proposed.put(numberFor(start), start);
        }
        int written = sql.batch(
                """
                insert ignore into charger_transaction
                  (number, chargepoint_id, transaction_id, connector, start_key, started_at) values (?, ?, ?, ?, ?, ?)""",
                proposed.entrySet().stream()
                        .map(e -> new @Nullable Object[] {
                            e.getKey(),
                            e.getValue().chargepointId(),
                            e.getValue().transactionId(),
                            e.getValue().connector(),
                            e.getValue().startKey(),
                            e.getValue().at()
                        })
                        .toList());
        var kept = written == proposed.size() ? Map.<String, String>of() : kept(proposed);
        endOlder(starts, open);
        return new Receipt(Map.copyOf(kept));
    }

    /** Those told before, by the id they were proposed with, and the id they have had since. */
    private Map<String, String> kept(Map<Integer, TransactionStarted> proposed) {
        var written = new HashSet<>(sql.list(
                "select number from charger_transaction where number in (%s)".formatted(Sql.marks(proposed.size())),
                row -> row.getInt(1),
                proposed.keySet().toArray()));
        var kept = new HashMap<String, String>();
        proposed.forEach((number, start) -> {
            if (!written.contains(number)) {
                kept.put(start.transactionId(), idOf(start));
            }
        });
        return kept;
    }

    private String idOf(TransactionStarted start) {
        return sql.one(
                        "select transaction_id from charger_transaction where chargepoint_id = ? and start_key = ?",
                        row -> row.getString(1),
                        start.chargepointId(),
                        start.startKey())
                .orElseThrow(() -> new IllegalStateException("a start was neither written nor known: " + start));
    }

    /** A connector charges one vehicle at a time: a later start means that the end of an earlier one was lost. */
    private void endOlder(List<TransactionStarted> starts, OpenMatters open) {
        var seen = new HashSet<UUID>();
        var twice = starts.stream()
                .map(TransactionStarted::chargepointId)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
        sql.batch(
                """
                update charger_transaction force index (running) set ended_at = ?
                where chargepoint_id = ? and ended_at is null and connector = ? and start_key <> ? and started_at < ?""",
                starts.stream()
                        .filter(e -> open.has(Kind.TRANSACTION, e.chargepointId()) || twice.contains(e.chargepointId()))
                        .map(e ->
                                new @Nullable Object[] {e.at(), e.chargepointId(), e.connector(), e.startKey(), e.at()})
                        .toList());
    }

    /** A 1.6 charger is told the number; any other has an id of its own, and the number is ours alone. */
    private int numberFor(TransactionStarted start) {
        return start.transactionId().equals(start.startKey())
                ? numbers.nextNumber()
                : Integer.parseInt(start.transactionId());
    }

    private static <E extends ChargerEvent> List<E> of(List<ChargerEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
