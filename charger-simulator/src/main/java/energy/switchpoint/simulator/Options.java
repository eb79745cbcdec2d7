package energy.switchpoint.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A command and its {@code --name value} pairs. */
public record Options(String command, Map<String, String> values) {

    public static Options read(String... args) {
        if (args.length % 2 == 0) {
            throw new IllegalArgumentException("Give a command, and a value after each option.");
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 1; i < args.length; i += 2) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("Not an option: " + args[i]);
            }
            values.put(args[i].substring(2), args[i + 1]);
        }
        return new Options(args[0], values);
    }

    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public String need(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }
}
