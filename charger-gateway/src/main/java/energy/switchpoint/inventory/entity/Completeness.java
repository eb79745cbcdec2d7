package energy.switchpoint.inventory.entity;

/**
 * What has come of a transaction, by the device's own count.
 *
 * @param heard how many different messages
 * @param highest the highest number, from 0; -1 when none has come
 */
public record Completeness(int heard, int highest, boolean started, boolean ended) {

    /** Numbers below the highest that have not come. */
    public int missing() {
        return highest + 1 - heard;
    }

    public boolean isWhole() {
        return started && ended && missing() == 0;
    }
}
