package energy.switchpoint.levels.entity;

/** Who stands behind a level, by the name a household knows. */
public record Issuer(Kind kind, String id, String name) {

    public enum Kind {
        DSO,
        CPO,
        CONSUMER,
        /** By the factory calendar of its product. */
        MANUFACTURER,
        RULE_PACK,
        /** The gateway itself, for safety and for the network. */
        PLATFORM
    }
}
