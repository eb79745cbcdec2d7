package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.rulepacks.entity.RulePack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What must be remembered of a charger between two of its messages, as long as it is connected. */
public final class ChargerMemory {

    private final UUID chargepointId;
    private final int phases;
    private final int volts;
    private final Map<Integer, ConnectorStatus> statuses = new ConcurrentHashMap<>(1);
    private final Map<String, Integer> transactions = new ConcurrentHashMap<>(1);
    private volatile LimitUnit limitUnit;
    private volatile boolean provisional;
    private volatile boolean waiting;

    /** What a version's adapter keeps for itself; most keep nothing. */
    private @Nullable Map<Class<?>, Object> kept;

    public ChargerMemory(UUID chargepointId, int phases, LimitUnit limitUnit) {
        this(chargepointId, phases, RulePack.NOMINAL_VOLTS, limitUnit);
    }

    /** @param volts nominal voltage between a phase and neutral, for limits in amperes */
    public ChargerMemory(UUID chargepointId, int phases, int volts, LimitUnit limitUnit) {
        this.chargepointId = chargepointId;
        this.phases = phases;
        this.volts = volts;
        this.limitUnit = limitUnit;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public int phases() {
        return phases;
    }

    /** Whether it is only here to be given a new credential. */
    public void isProvisional(boolean now) {
        provisional = now;
    }

    /** How its boot is answered now; from a "Pending" on it waits, until it boots again and is accepted. */
    public Registration registers() {
        var registration = provisional ? Registration.PENDING : Registration.ACCEPTED;
        waiting = registration == Registration.PENDING;
        return registration;
    }

    /** It was told to wait: it should say nothing that it was not asked for. */
    public boolean isWaiting() {
        return waiting;
    }

    /** What this connection's adapter keeps for itself, made when it first asks for it. */
    public synchronized <T> T kept(Class<T> type, Supplier<T> make) {
        var all = kept;
        if (all == null) {
            all = new HashMap<>(2);
            kept = all;
        }
        return type.cast(all.computeIfAbsent(type, _ -> make.get()));
    }

    public int volts() {
        return volts;
    }

    public LimitUnit limitUnit() {
        return limitUnit;
    }

    public void takesLimitsIn(LimitUnit unit) {
        limitUnit = unit;
    }

    /** Remembers the new status and answers the one before; null when none was heard on this connection. */
    public @Nullable ConnectorStatus changeStatus(int connector, ConnectorStatus status) {
        return statuses.put(connector, status);
    }

    public @Nullable ConnectorStatus status(int connector) {
        return statuses.get(connector);
    }

    /** Transactions that ran before this connection. */
    public void alreadyRunning(List<TransactionBook.Running> running) {
        running.forEach(one -> transactions.put(one.id(), one.connector()));
    }

    /** A connector charges one vehicle at a time: an earlier transaction there is over, whether its end was told or not. */
    public void transactionAt(String transactionId, int connector) {
        transactions.values().removeIf(other -> other == connector);
        transactions.put(transactionId, connector);
    }

    public void transactionOver(String transactionId) {
        transactions.remove(transactionId);
    }

    public List<TransactionBook.Running> running() {
        return transactions.entrySet().stream()
                .map(e -> new TransactionBook.Running(e.getKey(), e.getValue()))
                .toList();
    }

    /** Where a running transaction is. */
    public Optional<Integer> connectorOf(String transactionId) {
        return Optional.ofNullable(transactions.get(transactionId));
    }
}
