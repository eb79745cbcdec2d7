package energy.switchpoint.simulator.charging.entity;

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
 * the leading transaction profile or, where that says nothing, the leading default. OCPP 1.6 §3.13, OCPP 2.0.1 K01.
 */
public final class ChargingLimits {

    /** Highest stack level first; on a tie the profile made for the one EVSE goes before the one for all. */
    private static final Comparator<ChargingProfile> LEADING = Comparator.comparingInt(ChargingProfile::stackLevel)
            .thenComparingInt(ChargingProfile::evse)
            .reversed();

    private final double ratingW;
    private final int phases;
    private final List<ChargingProfile> profiles;

    public ChargingLimits(double ratingW, int phases, Collection<ChargingProfile> profiles) {
        this.ratingW = ratingW;
        this.phases = phases;
        this.profiles = profiles.stream().sorted(LEADING).toList();
    }

    /** A transaction that profiles may be bound to. */
    public record RunningTransaction(String id, Instant startedAt) {}

    /** The highest power allowed at this instant, in watts. Without a transaction: what one starting now would get. */
    public double wattsAt(Instant at, @Nullable RunningTransaction transaction) {
        return wattsAt(at, transaction, transaction == null ? at : transaction.startedAt());
    }

    public CompositeSchedule composite(Instant from, Duration length, @Nullable RunningTransaction transaction) {
        var relativeTo = transaction == null ? from : transaction.startedAt();
        var edges = new TreeSet<Instant>();
        edges.add(from);
        for (var profile : profiles) {
            edges.addAll(profile.edges(from, from.plus(length), relativeTo));
        }
        var steps = new ArrayList<CompositeSchedule.Step>();
        for (var edge : edges) {
            addIfDifferent(steps, from, edge, wattsAt(edge, transaction, relativeTo));
        }
        return new CompositeSchedule(from, steps);
    }

    private static void addIfDifferent(List<CompositeSchedule.Step> steps, Instant from, Instant edge, double watts) {
        if (steps.isEmpty() || Math.abs(steps.getLast().watts() - watts) > 1e-6) {
            // An edge between two whole seconds counts from the later one; the step before it lasts that much longer.
            var offset = (int) Math.ceilDiv(Duration.between(from, edge).toMillis(), 1000L);
            steps.add(new CompositeSchedule.Step(offset, watts));
        }
    }

    private double wattsAt(Instant at, @Nullable RunningTransaction transaction, Instant relativeTo) {
        var limit = ratingW;
        limit = Math.min(
                limit, leading(Purpose.STATION_MAX, at, transaction, relativeTo).orElse(ratingW));
        limit = Math.min(
                limit,
                leading(Purpose.STATION_EXTERNAL, at, transaction, relativeTo).orElse(ratingW));
        var ofTransaction = leading(Purpose.TX, at, transaction, relativeTo);
        var ofEvse =
                ofTransaction.isPresent() ? ofTransaction : leading(Purpose.TX_DEFAULT, at, transaction, relativeTo);
        return Math.max(0, Math.min(limit, ofEvse.orElse(ratingW)));
    }

    private OptionalDouble leading(
            Purpose purpose, Instant at, @Nullable RunningTransaction transaction, Instant relativeTo) {
        for (var profile : profiles) {
            if (profile.purpose() == purpose && concerns(profile, transaction)) {
                var watts = profile.wattsAt(at, relativeTo, phases);
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
