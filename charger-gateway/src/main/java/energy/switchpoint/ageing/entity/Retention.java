package energy.switchpoint.ageing.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** How long each kind is kept. Days begin and end in UTC, as the tables are partitioned in it. */
public record Retention(Period meterValues, Period halfHours, Period logs) {

    public Retention {
        requireTime(meterValues);
        requireTime(halfHours);
        requireTime(logs);
    }

    /** The first day whose raw meter values are kept on that day. */
    public LocalDate meterValuesFrom(Instant now) {
        return today(now).minus(meterValues);
    }

    /** The first day whose half-hours are kept: months go as a whole. */
    public LocalDate halfHoursFrom(Instant now) {
        return today(now).minus(halfHours).withDayOfMonth(1);
    }

    /** The first day whose log lines are kept: months go as a whole. */
    public LocalDate logsFrom(Instant now) {
        return today(now).minus(logs).withDayOfMonth(1);
    }

    public static LocalDate today(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static void requireTime(Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("kept for a day at least, not " + period);
        }
    }
}
