package energy.switchpoint.meters.entity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Adds half-hours up by local day or month. Told in order of time; a local day has 46, 48 or 50 of them. */
public final class Totals {

    public enum By {
        DAY,
        MONTH
    }

    /**
     * The sum of one day or month.
     *
     * @param from its first local date
     * @param energyWh of the half-hours that are known
     * @param halfHours how many there are; of them {@code estimated} are shared out over gaps, of {@code missing} nothing
     *     is known
     */
    public record Total(LocalDate from, long energyWh, int halfHours, int estimated, int missing) {

        private Total plus(HalfHourReading reading) {
            var energy = reading.energyWh();
            return new Total(
                    from,
                    energyWh + (energy == null ? 0 : energy),
                    halfHours + 1,
                    switch (reading.quality()) {
                        case ESTIMATED -> estimated + 1;
                        case MEASURED, MISSING -> estimated;
                    },
                    switch (reading.quality()) {
                        case MISSING -> missing + 1;
                        case MEASURED, ESTIMATED -> missing;
                    });
        }
    }

    private final By by;
    private final ZoneId zone;
    private final List<Total> totals = new ArrayList<>();

    public Totals(By by, ZoneId zone) {
        this.by = by;
        this.zone = zone;
    }

    public void add(HalfHourReading reading) {
        var day = reading.from().atZone(zone).toLocalDate();
        var from = by == By.DAY ? day : day.withDayOfMonth(1);
        if (totals.isEmpty() || !totals.getLast().from().equals(from)) {
            totals.add(new Total(from, 0, 0, 0, 0));
        }
        totals.add(totals.removeLast().plus(reading));
    }

    public List<Total> all() {
        return List.copyOf(totals);
    }
}
