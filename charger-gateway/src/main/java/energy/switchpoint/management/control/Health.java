package energy.switchpoint.management.control;

import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sql.DatabaseUnusable;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether the gateway can do its work: database, door for chargers, rules. */
@ApplicationScoped
public class Health {

    @Inject
    Sql sql;

    @Inject
    RulePacks rulePacks;

    private volatile BooleanSupplier door = () -> false;

    public Health() {}

    /** For use outside the container. */
    public Health(Sql sql, RulePacks rulePacks) {
        this.sql = sql;
        this.rulePacks = rulePacks;
    }

    /** One thing that has to be well. */
    public record Check(String name, boolean up) {}

    /** How to see whether chargers are received; told by the boundary. */
    public void door(BooleanSupplier isOpen) {
        door = isOpen;
    }

    /** Ready to be sent chargers and requests. */
    public List<Check> ready() {
        return List.of(
                new Check("database", databaseAnswers()),
                new Check("door", door.getAsBoolean()),
                new Check("rule-pack", rulePacks.inForce().isPresent()));
    }

    private boolean databaseAnswers() {
        try {
            return sql.one("select 1", row -> row.getInt(1)).isPresent();
        } catch (DatabaseUnusable _) {
            return false;
        }
    }
}
