package energy.switchpoint.devices.entity;

import energy.switchpoint.rulepacks.entity.RulePack;

/** The nominal voltage between a phase and neutral at a charger's site, by which amperes and watts are turned into one another. */
public final class NominalVolts {

    /** In a query, where {@code d} is the charger: what its site says, else the rule pack, as it was fetched last. */
    public static final String OF_SITE =
            "coalesce(d.nominal_volts, (select json_value(body, '$.rules.nominalVolts') from rule_pack where one = 1), "
                    + RulePack.NOMINAL_VOLTS + ")";

    private NominalVolts() {}
}
