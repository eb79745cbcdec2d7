package energy.switchpoint.twins.entity;

/** By what a device's level is set, as learnt from what it can do. */
public enum DrivenBy {
    /** Charging profiles. */
    SMART_CHARGING,
    /** A setting of its product, in amperes. */
    VENDOR_KEY,
    /** On or off only: transactions are ended and begun again, and the connector is closed at 0 %. */
    START_STOP
}
