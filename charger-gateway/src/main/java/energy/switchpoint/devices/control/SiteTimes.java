package energy.switchpoint.devices.control;

import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** The local time of the place where a charger hangs, for days and switch times that are the household's (R020). */
@ApplicationScoped
public class SiteTimes {

    @Inject
    Sql sql;

    @Inject
    RulePacks rulePacks;

    public SiteTimes() {}

    /** For use outside the container. */
    public SiteTimes(Sql sql, RulePacks rulePacks) {
        this.sql = sql;
        this.rulePacks = rulePacks;
    }

    /** As told of its site, else the rule pack's; UTC before there is one. */
    public ZoneId of(UUID chargepointId) {
        return sql.one(
                        "select timezone from device where id = ? and timezone is not null",
                        row -> ZoneId.of(row.getString(1)),
                        chargepointId)
                .or(() -> rulePacks.inForce().map(RulePack::timezone))
                .orElse(ZoneOffset.UTC);
    }
}
