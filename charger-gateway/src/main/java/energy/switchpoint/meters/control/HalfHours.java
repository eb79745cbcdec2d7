package energy.switchpoint.meters.control;

import energy.switchpoint.meters.entity.HalfHourReading;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HalfHour;
import energy.switchpoint.sessions.entity.HalfHour.Quality;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Every half-hour of a time, with a gap told as a gap. Read in pieces of up to thirteen months, as long as they are
 * kept: a few numbers each, and nothing is held open while they are handed over, so a slow reader keeps nobody waiting,
 * neither writers nor ageing.
 */
@ApplicationScoped
public class HalfHours {

    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final Duration PIECE = Duration.ofDays(400);
    private static final long NOTHING_STORED = Long.MIN_VALUE;

    @Inject
    History history;

    @Inject
    Clock clock;

    public HalfHours() {}

    /** For use outside the container. */
    public HalfHours(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Oldest first; only half-hours that are over and that the reader may see. */
    public void read(UUID chargepointId, Interval asked, HistoryView view, Consumer<HalfHourReading> each) {
        var over = new Interval(asked.from(), HalfHour.startOf(clock.instant())).within(asked);
        var metered = history.metered(chargepointId);
        for (var part : history.visible(chargepointId, over, view)) {
            for (var from = firstIn(part); from.isBefore(part.until()); from = from.plus(PIECE)) {
                piece(chargepointId, new Interval(from, from.plus(PIECE)).within(part), metered, each);
            }
        }
    }

    private void piece(UUID chargepointId, Interval piece, Interval metered, Consumer<HalfHourReading> each) {
        // rows tell by themselves which half-hour they are, so they need no order
        var energy = new long
                [Math.ceilDiv(
                        (int) Duration.between(piece.from(), piece.until()).toMinutes(), 30)];
        Arrays.fill(energy, NOTHING_STORED);
        var estimated = new BitSet(energy.length);
        history.eachHalfHour(chargepointId, piece.from(), piece.until(), (number, energyWh, isEstimated) -> {
            energy[number] = energyWh;
            estimated.set(number, isEstimated);
        });
        var from = piece.from();
        for (int i = 0; i < energy.length; i++) {
            each.accept(
                    energy[i] == NOTHING_STORED
                            ? withoutRow(from, metered)
                            : new HalfHourReading(
                                    from, energy[i], estimated.get(i) ? Quality.ESTIMATED : Quality.MEASURED));
            from = from.plus(LENGTH);
        }
    }

    /** Energy between two readings is always shared out, so between the first and the last no row means no energy. */
    private static HalfHourReading withoutRow(Instant from, Interval metered) {
        return metered.covers(new Interval(from, from.plus(LENGTH)))
                ? new HalfHourReading(from, 0L, Quality.MEASURED)
                : new HalfHourReading(from, null, Quality.MISSING);
    }

    /** A half-hour belongs to whom it began with. */
    private static Instant firstIn(Interval part) {
        var start = HalfHour.startOf(part.from());
        return start.equals(part.from()) ? start : start.plus(LENGTH);
    }
}
