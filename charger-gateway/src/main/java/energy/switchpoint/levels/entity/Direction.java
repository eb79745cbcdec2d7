package energy.switchpoint.levels.entity;

/** Which way a ceiling limits: what is taken from the network, what is given back to it, or both (R011). */
public enum Direction {
    IMPORT,
    EXPORT,
    /** Neither way: a hold for safety's sake. */
    BOTH;

    public boolean limitsImport() {
        return this != EXPORT;
    }

    public boolean limitsExport() {
        return this != IMPORT;
    }

    /** Watts with import counted up, as this direction counts them: what it limits counts up. */
    public long towards(long watts) {
        return this == EXPORT ? -watts : watts;
    }
}
