package energy.switchpoint.twins.entity;

/** How much of a programme a device holds by itself, as learnt from what it refused. */
public enum Holding {
    /** All layers: right through summer-time changes and special days, also offline. */
    LAYERS,
    /** One programme: sent again at each summer-time change and special day, so wrong after one while it is offline. */
    ONE_PROGRAMME,
    /** None: the gateway drives every step. */
    NOTHING;

    /** What remains to try when this was refused. */
    public Holding lesser() {
        return this == LAYERS ? ONE_PROGRAMME : NOTHING;
    }
}
