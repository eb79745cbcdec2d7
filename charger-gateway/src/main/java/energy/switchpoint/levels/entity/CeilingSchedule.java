package energy.switchpoint.levels.entity;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All ceilings of a charger as one programme for the device, with this charger's own release offset in it: the device lets
 * go by itself at the right moment, even when it has lost its connection.
 */
public final class CeilingSchedule {

    private CeilingSchedule() {}

    /** Empty when no ceiling is in force at this instant or later. */
    public static Optional<LoadSchedule> of(List<Ceiling> ceilings, Rating rating, Instant at) {
        var live = ceilings.stream()
                .filter(c -> c.endsHere().isAfter(at))
                // Nothing to limit: it gives nothing back.
                .filter(c -> c.direction().limitsImport() || rating.canExport())
                .toList();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var points = live.stream()
                .flatMap(c -> Stream.of(c.since(), c.endsHere()))
                .distinct()
                .sorted()
                .toList();
        var start = points.getFirst();
        var end = points.getLast();
        var periods = new ArrayList<Period>();
        for (var point : points.subList(0, points.size() - 1)) {
            var period = new Period(
                    Duration.between(start, point).toSeconds(),
                    mostImported(live, rating, point),
                    rating.canExport() ? mostExported(live, rating, point) : null);
            if (periods.isEmpty() || !periods.getLast().limitsAs(period)) {
                periods.add(period);
            }
        }
        return Optional.of(new LoadSchedule(start, false, Duration.between(start, end), periods));
    }

    private static long mostImported(List<Ceiling> ceilings, Rating rating, Instant at) {
        return ceilings.stream()
                .filter(c -> c.direction().limitsImport() && c.isInForce(at))
                .mapToLong(c -> rating.watts(c.levelPercent()))
                .min()
                .orElse(rating.ratingW());
    }

    private static Long mostExported(List<Ceiling> ceilings, Rating rating, Instant at) {
        return ceilings.stream()
                .filter(c -> c.direction().limitsExport() && c.isInForce(at))
                .mapToLong(c -> -rating.watts(-c.levelPercent()))
                .min()
                .orElse(rating.exportW());
    }
}
