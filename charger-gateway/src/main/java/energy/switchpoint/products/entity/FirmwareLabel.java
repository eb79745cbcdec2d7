package energy.switchpoint.products.entity;

/**
 * What the label says of one firmware version (R180 to R188).
 *
 * @param lowest what a buyer can count on in every respect
 */
public record FirmwareLabel(String version, Level lowest, Level smartCharging) {

    public enum Level {
        HIGH,
        MEDIUM,
        NONE
    }
}
