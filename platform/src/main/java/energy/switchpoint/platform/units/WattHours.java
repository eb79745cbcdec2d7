package energy.switchpoint.platform.units;

/** Energy; negative is export (R011). */
public record WattHours(long value) implements Comparable<WattHours> {

    public WattHours plus(WattHours other) {
        return new WattHours(value + other.value);
    }

    public WattHours minus(WattHours other) {
        return new WattHours(value - other.value);
    }

    @Override
    public int compareTo(WattHours other) {
        return Long.compare(value, other.value);
    }
}
