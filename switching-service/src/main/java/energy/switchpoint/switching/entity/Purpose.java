package energy.switchpoint.switching.entity;

/** What an operator may ask a household's data for; the consent service holds the notices. */
public enum Purpose {
    OPERATE_CHARGER,
    CHARGING_HISTORY,
    FLEXIBILITY,
    PRODUCT_IMPROVEMENT,
    MARKETING
}
