package energy.switchpoint.inventory.entity;

import org.jspecify.annotations.Nullable;

/** How far a report that comes in parts has come. */
public sealed interface ReportState {

    record NotBegun() implements ReportState {}

    record Coming(int parts) implements ReportState {}

    record Whole(int parts) implements ReportState {}

    /** @param missing parts known to be missing; 0 when the device broke off before the last */
    record BrokenOff(int parts, int missing) implements ReportState {}

    /**
     * @param parts how many have come
     * @param lastPart the number of the last, from 0; null while it has not come
     * @param silent nothing has come for longer than a device takes
     */
    static ReportState of(int parts, @Nullable Integer lastPart, boolean silent) {
        if (lastPart != null && parts >= lastPart + 1) {
            return new Whole(parts);
        }
        return silent ? new BrokenOff(parts, lastPart == null ? 0 : lastPart + 1 - parts) : new Coming(parts);
    }
}
