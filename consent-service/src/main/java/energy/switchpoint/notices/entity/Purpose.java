package energy.switchpoint.notices.entity;

/** What personal data may be used for. Each has its own notice and its own yes or no. */
public enum Purpose {
    OPERATE_CHARGER,
    CHARGING_HISTORY,
    FLEXIBILITY,
    PRODUCT_IMPROVEMENT,
    MARKETING
}
