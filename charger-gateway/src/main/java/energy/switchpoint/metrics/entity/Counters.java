package energy.switchpoint.metrics.entity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Numbers that only go up, by two labels. Labels are words of the protocol, never of a tenant. */
public final class Counters {

    /** A sender who makes up words must not fill the memory. */
    private static final int MOST_WORDS = 200;

    private static final String OTHER = "other";

    private final String name;
    private final String help;
    private final String firstLabel;
    private final String secondLabel;
    private final Map<String, Map<String, LongAdder>> adders = new ConcurrentHashMap<>();

    Counters(String name, String help, String firstLabel, String secondLabel) {
        this.name = name;
        this.help = help;
        this.firstLabel = firstLabel;
        this.secondLabel = secondLabel;
    }

    public void add(String first, String second) {
        var inner = adders.get(first);
        var adder = inner == null ? null : inner.get(second);
        (adder == null ? made(first, second) : adder).increment();
    }

    public long of(String first, String second) {
        var adder = adders.getOrDefault(first, Map.of()).get(second);
        return adder == null ? 0 : adder.sum();
    }

    private LongAdder made(String first, String second) {
        var inner = adders.computeIfAbsent(known(adders, first), _ -> new ConcurrentHashMap<>());
        return inner.computeIfAbsent(known(inner, second), _ -> new LongAdder());
    }

    private static String known(Map<String, ?> words, String word) {
        return words.size() < MOST_WORDS || words.containsKey(word) ? word : OTHER;
    }

    void write(Exposition out) {
        out.begin(name, help, "counter");
        adders.forEach((first, inner) -> inner.forEach(
                (second, adder) -> out.sample(name, adder.sum(), firstLabel, first, secondLabel, second)));
    }
}
