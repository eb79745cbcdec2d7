package energy.switchpoint.platform.units;

/** Share of the rating a charger may draw, in whole percent (R028). */
public record LoadLevel(int percent) implements Comparable<LoadLevel> {

    public static final LoadLevel NONE = new LoadLevel(0);
    public static final LoadLevel FULL = new LoadLevel(100);

    public LoadLevel {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a load level is 0 to 100 percent, not " + percent);
        }
    }

    /** The highest level in the product's step that does not exceed this one. */
    public LoadLevel downToStep(int stepPercent) {
        if (stepPercent < 1 || stepPercent > 10) {
            throw new IllegalArgumentException("a step is 1 to 10 percent (R028), not " + stepPercent);
        }
        return percent == 100 ? this : new LoadLevel(percent - percent % stepPercent);
    }

    public LoadLevel min(LoadLevel other) {
        return percent <= other.percent ? this : other;
    }

    @Override
    public int compareTo(LoadLevel other) {
        return Integer.compare(percent, other.percent);
    }
}
