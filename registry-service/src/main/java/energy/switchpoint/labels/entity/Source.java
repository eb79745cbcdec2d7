package energy.switchpoint.labels.entity;

/** Who stands behind a fact: the manufacturer, or a test house. */
public enum Source {
    DECLARED,
    CERTIFIED
}
