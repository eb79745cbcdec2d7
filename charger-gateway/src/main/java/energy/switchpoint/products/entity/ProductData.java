package energy.switchpoint.products.entity;

import energy.switchpoint.calendars.entity.Calendar;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as managed mode needs it.
 *
 * @param factoryCalendar what its chargers follow when nobody has set anything (R025)
 * @param stepPercent smallest step of level, 10 percent at most (R028); null = not told
 * @param limitKey null = it has none, or needs none
 * @param firmware its versions in the register
 * @param exportRatingW how much power it can give back; 0 = none (R011)
 */
public record ProductData(
        UUID id,
        String brand,
        String model,
        @Nullable Calendar factoryCalendar,
        int exportRatingW,
        MeterFacts meter,
        List<FaultRule> faults,
        @Nullable Integer stepPercent,
        @Nullable LimitKey limitKey,
        List<FirmwareLabel> firmware) {

    public ProductData {
        faults = List.copyOf(faults);
        firmware = List.copyOf(firmware);
        if (stepPercent != null && (stepPercent < 1 || stepPercent > 10)) {
            throw new IllegalArgumentException("a step is 1 to 10 percent: " + stepPercent);
        }
        if (exportRatingW < 0) {
            throw new IllegalArgumentException("an export rating is not negative: " + exportRatingW);
        }
    }

    /** One of which nothing is said but what it follows and how it fails. */
    public ProductData(
            UUID id,
            String brand,
            String model,
            @Nullable Calendar factoryCalendar,
            int exportRatingW,
            MeterFacts meter,
            List<FaultRule> faults) {
        this(id, brand, model, factoryCalendar, exportRatingW, meter, faults, null, null, List.of());
    }
}
