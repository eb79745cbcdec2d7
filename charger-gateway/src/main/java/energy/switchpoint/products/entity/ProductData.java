package energy.switchpoint.products.entity;

import energy.switchpoint.calendars.entity.Calendar;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as managed mode needs it.
 *
 * @param factoryCalendar what its chargers follow when nobody has set anything (R025)
 * @param exportRatingW how much power it can give back; 0 = none (R011)
 */
public record ProductData(
        UUID id,
        String brand,
        String model,
        @Nullable Calendar factoryCalendar,
        int exportRatingW,
        MeterFacts meter,
        List<FaultRule> faults) {

    public ProductData {
        faults = List.copyOf(faults);
        if (exportRatingW < 0) {
            throw new IllegalArgumentException("an export rating is not negative: " + exportRatingW);
        }
    }
}
