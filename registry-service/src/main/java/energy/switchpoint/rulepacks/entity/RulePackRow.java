package energy.switchpoint.rulepacks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** A rule pack as it is kept. */
@Entity
@Table(name = "rule_pack")
@IdClass(RulePackRow.Key.class)
public class RulePackRow {

    @Id
    @Column(length = 40)
    private String id;

    @Id
    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(nullable = false)
    private String rules;

    protected RulePackRow() {} // for JPA

    public RulePack pack() {
        return RulePack.parse(id, effectiveFrom, rules);
    }

    /** Name and first day: what JPA asks of a key of two columns. */
    @SuppressWarnings("NullAway") // filled by JPA
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String id;
        private LocalDate effectiveFrom;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && id.equals(key.id) && effectiveFrom.equals(key.effectiveFrom);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, effectiveFrom);
        }
    }
}
