package energy.switchpoint.labels.entity;

/** What kind of value a fact has. */
public enum FactKind {
    BOOLEAN,
    NUMBER,
    TEXT,
    DATE,
    LIST;

    public boolean fits(FactValue value) {
        return switch (value) {
            case FactValue.Flag _ -> this == BOOLEAN;
            case FactValue.Amount _ -> this == NUMBER;
            case FactValue.Text _ -> this == TEXT;
            case FactValue.Day _ -> this == DATE;
            case FactValue.Texts _ -> this == LIST;
        };
    }
}
