package energy.switchpoint.levels.entity;

/**
 * What a charger can draw and how finely it can be told to.
 *
 * @param stepPercent the product's step; finer than or equal to 10 % (R028)
 * @param onOrOffOnly it can be told nothing between, so anything less than all is nothing
 */
public record Rating(long ratingW, int stepPercent, boolean onOrOffOnly) {

    private static final int COARSEST_STEP = 10;

    public Rating(long ratingW, int stepPercent) {
        this(ratingW, stepPercent, false);
    }

    public Rating {
        if (ratingW <= 0) {
            throw new IllegalArgumentException("a charger is rated above 0 W, not " + ratingW);
        }
        if (stepPercent < 1 || stepPercent > COARSEST_STEP) {
            throw new IllegalArgumentException("a step is 1 to 10 percent, not " + stepPercent);
        }
    }

    /** Never more than was asked for: down to the product's next step. */
    public int legalLevel(int levelPercent) {
        if (levelPercent >= 100) {
            return 100;
        }
        return onOrOffOnly ? 0 : levelPercent - Math.floorMod(levelPercent, stepPercent);
    }

    public long watts(int levelPercent) {
        return ratingW * legalLevel(levelPercent) / 100;
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
