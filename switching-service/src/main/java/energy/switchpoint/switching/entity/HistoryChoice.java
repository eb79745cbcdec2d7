package energy.switchpoint.switching.entity;

/** What happens to the charging history the losing operator gathered; the household's choice (R185). */
public enum HistoryChoice {
    /** Kept for the household only. */
    SEAL,
    /** Deleted, with evidence. */
    ERASE
}
