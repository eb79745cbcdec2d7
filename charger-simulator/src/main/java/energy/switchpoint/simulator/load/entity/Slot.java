package energy.switchpoint.simulator.load.entity;

/** A place in a message that differs from one sending to the next; always as wide. */
enum Slot {
    ID(14),
    TIME(24),
    /** Energy register, Wh. */
    METER(8),
    /** Charging power, W. */
    POWER(4),
    /** Current, whole amps. */
    CURRENT(2),
    VOLTAGE(3),
    TAG(6),
    /** The transaction's number, with blanks before it. */
    TRANSACTION(11),
    STATUS(9),
    SERIAL(6);

    private final int width;

    Slot(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }
}
