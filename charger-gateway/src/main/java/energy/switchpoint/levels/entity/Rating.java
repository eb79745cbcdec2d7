package energy.switchpoint.levels.entity;

/**
 * What a charger can draw or give back, and how finely it can be told to. Levels are percent, negative towards the network
 * (R011, R028).
 *
 * @param stepPercent the product's step; finer than or equal to 10 % (R028)
 * @param onOrOffOnly it can be told nothing between, so anything less than all is nothing
 * @param exportW the most it can be told to give back; 0 = it cannot
 */
public record Rating(long ratingW, int stepPercent, boolean onOrOffOnly, long exportW) {

    private static final int COARSEST_STEP = 10;

    public Rating(long ratingW, int stepPercent) {
        this(ratingW, stepPercent, false, 0);
    }

    public Rating {
        if (ratingW <= 0) {
            throw new IllegalArgumentException("a charger is rated above 0 W, not " + ratingW);
        }
        if (stepPercent < 1 || stepPercent > COARSEST_STEP) {
            throw new IllegalArgumentException("a step is 1 to 10 percent, not " + stepPercent);
        }
        if (exportW < 0) {
            throw new IllegalArgumentException("what it gives back is not negative: " + exportW);
        }
    }

    /** Whether a level below zero means anything to it. */
    public boolean canExport() {
        return exportW > 0 && !onOrOffOnly;
    }

    /** Never more than was asked for, either way: towards zero to the product's next step; 0 where it cannot give back. */
    public int legalLevel(int levelPercent) {
        if (levelPercent < 0) {
            return canExport() ? -stepped(-levelPercent) : 0;
        }
        return stepped(levelPercent);
    }

    private int stepped(int magnitude) {
        if (magnitude >= 100) {
            return 100;
        }
        return onOrOffOnly ? 0 : magnitude - magnitude % stepPercent;
    }

    /** Negative = given back. */
    public long watts(int levelPercent) {
        var legal = legalLevel(levelPercent);
        return (legal < 0 ? exportW : ratingW) * legal / 100;
    }

    /** The level that these watts are, to the nearest percent, whoever made them. */
    public int percent(long watts) {
        if (watts < 0) {
            return exportW == 0 ? 0 : -(int) Math.clamp(Math.round(-watts * 100.0 / exportW), 0, 100);
        }
        return (int) Math.clamp(Math.round(watts * 100.0 / ratingW), 0, 100);
    }

    /** The lowest legal level that still gives this power; for saying what a floor allows. */
    public int levelAtLeast(long watts) {
        for (int level = 0; level <= 100; level++) {
            if (level == legalLevel(level) && watts(level) >= Math.min(watts, ratingW)) {
                return level;
            }
        }
        return 100;
    }
}
