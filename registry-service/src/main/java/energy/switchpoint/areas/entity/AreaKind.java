package energy.switchpoint.areas.entity;

/** The levels of a distribution network, from the transmission grid down to the street. */
public enum AreaKind {
    GRID_SUPPLY_POINT,
    PRIMARY,
    FEEDER
}
