package energy.switchpoint.simulator.charging.entity;

import energy.switchpoint.simulator.charging.entity.ChargingProfile.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a charger's profiles add up to. The lowest of: its rating, the leading station maximum, the leading external constraint, and
 * the leading transaction profile or, where that says nothing, the leading default. OCPP 1.6 §3.13, OCPP 2.0.1 K01. A transaction
 * with priority follows the priority profile in place of the last two, and without one the rating (OCPP 2.1 K21).
 */
public final class ChargingLimits {

    /** Highest stack level first; on a tie the profile made for the one EVSE goes before the one for all. */
    private static final Comparator<ChargingProfile> LEADING = Comparator.comparingInt(ChargingProfile::stackLevel)
            .thenComparingInt(ChargingProfile::evse)
            .reversed();

    private final double ratingW;
    private final int phases;
    private final List<ChargingProfile> profiles;
    private final Delays delays;

    public ChargingLimits(double ratingW, int phases, Collection<ChargingProfile> profiles) {
        this(ratingW, phases, profiles, Delays.NONE);
    }

    public ChargingLimits(double ratingW, int phases, Collection<ChargingProfile> profiles, Delays delays) {
        this.ratingW = ratingW;
        this.phases = phases;
        this.profiles = profiles.stream().sorted(LEADING).toList();
        this.delays = delays;
    }

    /** A transaction that profiles may be bound to. */
    public record RunningTransaction(String id, Instant startedAt, boolean hasPriority) {

        public RunningTransaction(String id, Instant startedAt) {
            this(id, startedAt, false);
        }
    }

    /** The highest power allowed at this instant, in watts. Without a transaction: what one starting now would get. */
    public double wattsAt(Instant at, @Nullable RunningTransaction transaction) {
        return wattsAt(at, transaction, frame(transaction, at));
    }

    public CompositeSchedule composite(Instant from, Duration length, @Nullable RunningTransaction transaction) {
        var frame = frame(transaction, from);
        var edges = new TreeSet<Instant>();
        edges.add(from);
        for (var profile : profiles) {
            edges.addAll(profile.edges(from, from.plus(length), frame));
        }
        var steps = new ArrayList<CompositeSchedule.Step>();
        for (var edge : edges) {
            addIfDifferent(steps, from, edge, wattsAt(edge, transaction, frame));
        }
        return new CompositeSchedule(from, steps);
    }

    private Frame frame(@Nullable RunningTransaction transaction, Instant otherwise) {
        return new Frame(transaction == null ? otherwise : transaction.startedAt(), phases, delays);
    }

    private static void addIfDifferent(List<CompositeSchedule.Step> steps, Instant from, Instant edge, double watts) {
        if (steps.isEmpty() || Math.abs(steps.getLast().watts() - watts) > 1e-6) {
            // An edge between two whole seconds counts from the later one; the step before it lasts that much longer.
            var offset = (int) Math.ceilDiv(Duration.between(from, edge).toMillis(), 1000L);
            steps.add(new CompositeSchedule.Step(offset, watts));
        }
    }

    private double wattsAt(Instant at, @Nullable RunningTransaction transaction, Frame frame) {
        var limit = ratingW;
        limit = Math.min(
                limit, leading(Purpose.STATION_MAX, at, transaction, frame).orElse(ratingW));
        limit = Math.min(
                limit, leading(Purpose.STATION_EXTERNAL, at, transaction, frame).orElse(ratingW));
        return Math.max(0, Math.min(limit, ofEvse(at, transaction, frame)));
    }

    private double ofEvse(Instant at, @Nullable RunningTransaction transaction, Frame frame) {
        if (transaction != null && transaction.hasPriority()) {
            return leading(Purpose.PRIORITY, at, transaction, frame).orElse(ratingW);
        }
        var ofTransaction = leading(Purpose.TX, at, transaction, frame);
        return (ofTransaction.isPresent() ? ofTransaction : leading(Purpose.TX_DEFAULT, at, transaction, frame))
                .orElse(ratingW);
    }

    private OptionalDouble leading(Purpose purpose, Instant at, @Nullable RunningTransaction transaction, Frame frame) {
        for (var profile : profiles) {
            if (profile.purpose() == purpose && concerns(profile, transaction)) {
                var watts = profile.wattsAt(at, frame);
                if (watts.isPresent()) {
                    return watts;
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static boolean concerns(ChargingProfile profile, @Nullable RunningTransaction transaction) {
        if (profile.purpose() != Purpose.TX) {
            return true;
        }
        return transaction != null
                && (profile.transactionId() == null || transaction.id().equals(profile.transactionId()));
    }
}
