package energy.switchpoint.platform.units;

/** Active power; negative is export (R011). */
public record Watts(long value) implements Comparable<Watts> {

    public static final Watts ZERO = new Watts(0);

    /** This share of the power, rounded down: a limit is never exceeded by rounding. */
    public Watts share(LoadLevel level) {
        return new Watts(Math.floorDiv(value * level.percent(), 100));
    }

    public Watts plus(Watts other) {
        return new Watts(value + other.value);
    }

    public Watts minus(Watts other) {
        return new Watts(value - other.value);
    }

    @Override
    public int compareTo(Watts other) {
        return Long.compare(value, other.value);
    }
}
