package energy.switchpoint.mycharger;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.pieces.Csv;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What a charger did: its sessions, and the energy of each day. */
@Dependent
public class HistoryPresenter {

    /** Half-hours are kept for 13 months; that much can be looked back on. */
    static final Duration KEPT = Duration.ofDays(395);

    private final GatewayClient gateway;

    @Inject
    public HistoryPresenter(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Newest first. Slow: call it in the background. */
    public Answer<List<Transaction>> sessions(String chargepointId) {
        var to = Instant.now();
        return gateway.transactions(chargepointId, to.minus(KEPT), to)
                .map(Rows::items)
                .map(items -> items.stream()
                        .sorted((a, b) -> b.startedAt().compareTo(a.startedAt()))
                        .toList());
    }

    /** Watt-hours of each day from {@code from} to {@code to}; a day without charging is a zero, not a gap. */
    static SequencedMap<LocalDate, Long> byDay(List<Transaction> sessions, LocalDate from, LocalDate to, ZoneId zone) {
        var days = new TreeMap<LocalDate, Long>();
        from.datesUntil(to.plusDays(1)).forEach(day -> days.put(day, 0L));
        sessions.forEach(session -> days.computeIfPresent(
                session.startedAt().atZone(zone).toLocalDate(), (_, sum) -> sum + session.energyWh()));
        return days;
    }

    static String csv(List<Transaction> sessions) {
        var lines = new StringBuilder(Csv.line(List.of("started", "ended", "energyWh", "peakW", "stopReason")));
        sessions.forEach(session -> lines.append(Csv.line(List.of(
                session.startedAt().toString(),
                session.endedAt() == null ? "" : session.endedAt().toString(),
                Long.toString(session.energyWh()),
                session.peakW() == null ? "" : session.peakW().toString(),
                session.stopReason() == null ? "" : session.stopReason()))));
        return lines.toString();
    }
}
