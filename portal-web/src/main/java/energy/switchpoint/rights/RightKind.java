package energy.switchpoint.rights;

/** What a person can ask about their data (GDPR articles 15 to 22). */
public enum RightKind {
    ACCESS,
    ERASURE,
    RECTIFICATION,
    RESTRICTION,
    OBJECTION,
    EXPLANATION;

    /** Nobody can act on it without knowing what is meant. */
    public boolean needsDetail() {
        return switch (this) {
            case RECTIFICATION, RESTRICTION, OBJECTION, EXPLANATION -> true;
            case ACCESS, ERASURE -> false;
        };
    }
}
