package energy.switchpoint.jobs.entity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the organisation's chargers a job is for: those named, or all that fit every filter given.
 *
 * @param ids empty = by filter
 * @param area a network area with all areas beneath it
 * @param firmware as the charger told it at its last boot
 */
public record Selection(
        List<UUID> ids,
        @Nullable String area,
        @Nullable String firmware,
        @Nullable String ocppVersion) {

    public static final Selection ALL = new Selection(List.of(), null, null, null);

    public Selection {
        ids = List.copyOf(ids);
    }

    public static Selection of(List<UUID> ids) {
        return new Selection(ids, null, null, null);
    }
}
