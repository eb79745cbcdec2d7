package energy.switchpoint.jobs.entity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the organisation's chargers a job is for: those named, or all that fit every filter given.
 *
 * @param ids empty = by filter
 * @param area a network area, such as a feeder, with all areas beneath it
 * @param firmware as the charger told it at its last boot
 * @param tag a word the organisation has put on its chargers
 */
public record Selection(
        List<UUID> ids,
        @Nullable String area,
        @Nullable UUID product,
        @Nullable String firmware,
        @Nullable String ocppVersion,
        @Nullable String tag) {

    public static final Selection ALL = of(List.of());

    public Selection {
        ids = List.copyOf(ids);
    }

    public static Selection of(List<UUID> ids) {
        return new Selection(ids, null, null, null, null, null);
    }

    public Selection in(String area) {
        return new Selection(ids, area, product, firmware, ocppVersion, tag);
    }

    public Selection ofProduct(UUID product) {
        return new Selection(ids, area, product, firmware, ocppVersion, tag);
    }

    public Selection withFirmware(String firmware) {
        return new Selection(ids, area, product, firmware, ocppVersion, tag);
    }

    public Selection tagged(String tag) {
        return new Selection(ids, area, product, firmware, ocppVersion, tag);
    }
}
