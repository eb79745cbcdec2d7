package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a charger still knows after a power cut, apart from its password and its profiles. */
public final class Memory {

    private static final int REMEMBERED_CHARGES = 50;

    private double meterWh;
    private @Nullable Vehicle vehicle;
    private @Nullable Transaction transaction;
    private boolean operative = true;
    private long clockOffsetMs;
    private boolean clockStuck;
    private boolean priority;
    private @Nullable Instant offlineSince;
    private @Nullable Reservation reservation;
    private @Nullable Installed installed;
    private int localListVersion;
    private final Set<String> localList = new TreeSet<>();
    private final Set<String> cache = new TreeSet<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Integer> operatorIds = new LinkedHashMap<>();
    private final List<PastCharge> history = new ArrayList<>();

    public static Memory read(JsonObject json) {
        var memory = new Memory();
        memory.meterWh = JsonText.decimal(json, "meterWh", 0);
        var vehicle = JsonText.child(json, "vehicle");
        memory.vehicle = vehicle == null ? null : vehicle(vehicle);
        var transaction = JsonText.child(json, "transaction");
        memory.transaction = transaction == null ? null : Transaction.read(transaction);
        memory.operative = json.getBoolean("operative", true);
        memory.clockOffsetMs = (long) JsonText.decimal(json, "clockOffsetMs", 0);
        memory.clockStuck = json.getBoolean("clockStuck", false);
        memory.priority = json.getBoolean("priority", false);
        memory.offlineSince = JsonText.instant(json, "offlineSince");
        var reservation = JsonText.child(json, "reservation");
        memory.reservation = reservation == null ? null : Reservation.read(reservation);
        var installed = JsonText.child(json, "installed");
        memory.installed = installed == null ? null : Installed.read(installed);
        memory.localListVersion = JsonText.integer(json, "localListVersion", 0);
        memory.localList.addAll(JsonText.texts(json, "localList"));
        memory.cache.addAll(JsonText.texts(json, "cache"));
        var variables = JsonText.child(json, "variables");
        if (variables != null) {
            variables.forEach((key, value) -> memory.variables.put(key, ((JsonString) value).getString()));
        }
        var ids = JsonText.child(json, "operatorIds");
        if (ids != null) {
            ids.keySet().forEach(id -> memory.operatorIds.put(id, ids.getInt(id)));
        }
        JsonText.children(json, "history").forEach(past -> memory.history.add(PastCharge.read(past)));
        return memory;
    }

    public JsonObject json() {
        var variablesJson = JsonText.object();
        variables.forEach(variablesJson::add);
        var ids = JsonText.object();
        operatorIds.forEach(ids::add);
        var past = JsonText.array();
        history.forEach(charge -> past.add(charge.json()));
        var json = JsonText.object()
                .add("meterWh", meterWh)
                .add("operative", operative)
                .add("clockOffsetMs", clockOffsetMs)
                .add("clockStuck", clockStuck)
                .add("priority", priority)
                .add("localListVersion", localListVersion)
                .add("localList", array(localList))
                .add("cache", array(cache))
                .add("variables", variablesJson)
                .add("operatorIds", ids)
                .add("history", past);
        if (offlineSince != null) {
            json.add("offlineSince", offlineSince.toString());
        }
        if (reservation != null) {
            json.add("reservation", reservation.json());
        }
        if (installed != null) {
            json.add("installed", installed.json());
        }
        if (vehicle != null) {
            json.add("vehicle", json(vehicle));
        }
        if (transaction != null) {
            json.add("transaction", transaction.json());
        }
        return json.build();
    }

    private static jakarta.json.JsonArray array(Set<String> texts) {
        var array = JsonText.array();
        texts.forEach(array::add);
        return array.build();
    }

    private static Vehicle vehicle(JsonObject json) {
        return new Vehicle(
                json.getString("name"),
                json.getJsonNumber("batteryWh").doubleValue(),
                json.getJsonNumber("storedWh").doubleValue(),
                json.getInt("targetPercent"),
                json.getJsonNumber("maxW").doubleValue());
    }

    private static JsonObject json(Vehicle vehicle) {
        return JsonText.object()
                .add("name", vehicle.name())
                .add("batteryWh", vehicle.batteryWh())
                .add("storedWh", vehicle.storedWh())
                .add("targetPercent", vehicle.targetPercent())
                .add("maxW", vehicle.maxW())
                .build();
    }

    public double meterWh() {
        return meterWh;
    }

    public void meterWh(double wattHours) {
        meterWh = wattHours;
    }

    public @Nullable Vehicle vehicle() {
        return vehicle;
    }

    public void vehicle(@Nullable Vehicle plugged) {
        vehicle = plugged;
    }

    public @Nullable Transaction transaction() {
        return transaction;
    }

    public void transaction(@Nullable Transaction running) {
        transaction = running;
    }

    public boolean operative() {
        return operative;
    }

    public void operative(boolean usable) {
        operative = usable;
    }

    public long clockOffsetMs() {
        return clockOffsetMs;
    }

    public boolean clockStuck() {
        return clockStuck;
    }

    /** @param stuck the clock no longer follows the operator's time */
    public void clock(long offsetMs, boolean stuck) {
        clockOffsetMs = offsetMs;
        clockStuck = stuck;
    }

    /** Whether the running transaction charges ahead of its programme. */
    public boolean priority() {
        return priority;
    }

    public void priority(boolean ahead) {
        priority = ahead;
    }

    /** By the charger's clock; null while its operator listens. */
    public @Nullable Instant offlineSince() {
        return offlineSince;
    }

    public void offlineSince(@Nullable Instant since) {
        offlineSince = since;
    }

    public @Nullable Reservation reservation() {
        return reservation;
    }

    public void reservation(@Nullable Reservation held) {
        reservation = held;
    }

    /** A firmware update that the operator has not been told the end of. */
    public @Nullable Installed installed() {
        return installed;
    }

    public void installed(@Nullable Installed update) {
        installed = update;
    }

    public int localListVersion() {
        return localListVersion;
    }

    public Set<String> localList() {
        return localList;
    }

    public void localListVersion(int version) {
        localListVersion = version;
    }

    /** Cards the operator has said yes to. */
    public Set<String> cache() {
        return cache;
    }

    /** Settings changed from their defaults. */
    public Map<String, String> variables() {
        return variables;
    }

    public List<PastCharge> history() {
        return history;
    }

    public void remember(PastCharge charge) {
        history.add(charge);
        if (history.size() > REMEMBERED_CHARGES) {
            history.removeFirst();
        }
    }

    /** The operator's number of a transaction, kept while messages of it wait to be sent. */
    public @Nullable Integer operatorId(String transactionId) {
        return operatorIds.get(transactionId);
    }

    public void operatorId(String transactionId, int number) {
        operatorIds.put(transactionId, number);
        while (operatorIds.size() > REMEMBERED_CHARGES) {
            operatorIds.remove(operatorIds.keySet().iterator().next());
        }
        if (transaction != null && transaction.id().equals(transactionId)) {
            transaction = transaction.numbered(number);
        }
    }
}
