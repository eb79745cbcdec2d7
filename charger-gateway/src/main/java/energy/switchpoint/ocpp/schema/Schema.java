package energy.switchpoint.ocpp.schema;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All messages of one OCPP version. Read once, from the table {@code ocpp/NAME.schema}; see {@code docs/ocpp.md}. */
public final class Schema {

    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    /** Who may send a call. */
    public enum Sender {
        STATION,
        CENTRAL,
        BOTH
    }

    record Call(Sender sender, Shape request, Shape answer) {}

    private final Map<String, Call> calls;
    private final Map<String, Set<String>> words;

    Schema(Map<String, Call> calls, Map<String, Set<String>> words) {
        this.calls = Map.copyOf(calls);
        this.words = Map.copyOf(words);
    }

    /** @param version name of the table: v16, v201, v21 */
    public static Schema of(String version) {
        return READ.computeIfAbsent(
                version, name -> new SchemaTable().read(name).schema());
    }

    /** What a call of this name must look like; null when the version has no such call. */
    public @Nullable Shape request(String action) {
        var call = calls.get(action);
        return call == null ? null : call.request();
    }

    /** What the answer to such a call must look like; null when the version has no such call. */
    public @Nullable Shape answer(String action) {
        var call = calls.get(action);
        return call == null ? null : call.answer();
    }

    public Set<String> actions() {
        return calls.keySet();
    }

    /** False also for a call that does not exist. */
    public boolean fromStation(String action) {
        var call = calls.get(action);
        return call != null && call.sender() != Sender.CENTRAL;
    }

    /** False also for a call that does not exist. */
    public boolean fromCentral(String action) {
        var call = calls.get(action);
        return call != null && call.sender() != Sender.STATION;
    }

    /** The words of an enumeration of the table. */
    public Set<String> words(String enumeration) {
        var known = words.get(enumeration);
        if (known == null) {
            throw new IllegalArgumentException("no enumeration " + enumeration);
        }
        return known;
    }
}
