package energy.switchpoint.simulator.charger.entity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The settings an operator can read and change, with this version's names; 2.0.1 names are {@code Component.Variable}. */
public final class Variables {

    private final Map<String, Variable> known = new LinkedHashMap<>();
    private final Map<String, String> changed;
    private final Map<String, Supplier<String>> live = new HashMap<>();
    private final Map<String, Function<String, Writing>> guarded = new HashMap<>();

    /** Who may do what with a variable. */
    public enum Access {
        READ_ONLY,
        READ_WRITE,
        WRITE_ONLY
    }

    /** What kind of value it takes. */
    public enum Kind {
        TEXT,
        INTEGER,
        BOOLEAN
    }

    /** One variable of the table. */
    public record Variable(String name, String initial, Access access, Kind kind) {

        public boolean takes(String value) {
            return switch (kind) {
                case TEXT -> value.length() <= 1000;
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case INTEGER -> value.matches("\\d{1,9}");
            };
        }
    }

    /** What came of writing one. */
    public enum Writing {
        DONE,
        /** Taken, and in force after a restart. */
        AFTER_RESTART,
        UNKNOWN,
        READ_ONLY,
        BAD_VALUE
    }

    public Variables(List<Variable> table, Map<String, String> changed) {
        table.forEach(variable -> known.put(variable.name(), variable));
        this.changed = changed;
    }

    public Optional<Variable> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public List<Variable> all() {
        return List.copyOf(known.values());
    }

    /** A variable that tells what is, rather than what was written. */
    public void tells(String name, Supplier<String> now) {
        live.put(name, now);
    }

    /** A variable whose value is somebody else's to take or to refuse. */
    public void hands(String name, Function<String, Writing> to) {
        guarded.put(name, to);
    }

    public String value(String name) {
        var variable = known.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        var now = live.get(name);
        return now != null ? now.get() : changed.getOrDefault(name, variable.initial());
    }

    public int number(String name) {
        return Integer.parseInt(value(name));
    }

    public boolean isOn(String name) {
        return Boolean.parseBoolean(value(name));
    }

    public Writing write(String name, String value) {
        var variable = known.get(name);
        if (variable == null) {
            return Writing.UNKNOWN;
        }
        if (variable.access() == Access.READ_ONLY) {
            return Writing.READ_ONLY;
        }
        if (!variable.takes(value)) {
            return Writing.BAD_VALUE;
        }
        var taking = guarded.get(name);
        if (taking != null) {
            return taking.apply(value);
        }
        changed.put(name, value);
        return Writing.DONE;
    }
}
