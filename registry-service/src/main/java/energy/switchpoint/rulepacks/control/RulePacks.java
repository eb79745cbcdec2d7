package energy.switchpoint.rulepacks.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.rulepacks.entity.RulePackRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rule packs we know. Rules are public. */
@ApplicationScoped
public class RulePacks extends TenantRows<RulePackRow> {

    @Inject
    @ConfigProperty(name = "switchpoint.rule-pack", defaultValue = "GB-2021")
    String installed;

    @Inject
    Clock clock;

    public RulePacks() {
        super(RulePackRow.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.EVERYTHING;
    }

    /** Of the pack this installation goes by, the newest version that has begun. */
    public RulePack inForce() {
        return em
                .createQuery(
                        "select e from RulePackRow e where e.id = :id and e.effectiveFrom <= :today order by e.effectiveFrom desc",
                        RulePackRow.class)
                .setParameter("id", installed)
                .setParameter("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "switchpoint.rule-pack names '" + installed + "', of which no version is in force"))
                .pack();
    }
}
