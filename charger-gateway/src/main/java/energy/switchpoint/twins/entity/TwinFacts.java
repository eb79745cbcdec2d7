package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a charger has told of itself. */
public record TwinFacts(
        @Nullable Instant connectedSince,
        @Nullable Instant lastSeen,
        @Nullable String ocppVersion,
        @Nullable String firmware,
        @Nullable Long clockOffsetMs,
        Managed managed,
        List<Connector> connectors) {

    /** Nothing heard yet. */
    public static final TwinFacts SILENT = new TwinFacts(null, null, null, null, null, Managed.NEW, List.of());

    public record Connector(
            int number,
            @Nullable ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable Long powerW,
            @Nullable Instant powerAt) {}

    public TwinFacts {
        connectors = List.copyOf(connectors);
    }

    public TwinFacts with(List<Connector> theConnectors) {
        return new TwinFacts(connectedSince, lastSeen, ocppVersion, firmware, clockOffsetMs, managed, theConnectors);
    }

    public @Nullable Integer acceptedPercent() {
        return managed.accepted().percent();
    }

    public @Nullable Integer appliedPercent() {
        return managed.applied().percent();
    }

    public boolean holdsProgramme() {
        return managed.drivenBy() == DrivenBy.SMART_CHARGING && managed.holding() != Holding.NOTHING;
    }

    /** The connectors' sum; the whole charger's value only when its connectors tell none. */
    public long powerW() {
        var outlets = connectors.stream()
                .filter(c -> c.number() > 0 && c.powerW() != null)
                .toList();
        var counted = outlets.isEmpty() ? connectors : outlets;
        return counted.stream()
                .mapToLong(c -> c.powerW() == null ? 0 : c.powerW())
                .sum();
    }

    /** When power was last told by any connector. */
    public @Nullable Instant powerAt() {
        return connectors.stream()
                .map(Connector::powerAt)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** The busiest state of its connectors, as one word for the whole charger. */
    public ConnectorStatus status() {
        return List.of(
                        ConnectorStatus.CHARGING,
                        ConnectorStatus.SUSPENDED,
                        ConnectorStatus.OCCUPIED,
                        ConnectorStatus.FAULTED,
                        ConnectorStatus.UNAVAILABLE)
                .stream()
                .filter(s -> connectors.stream().anyMatch(c -> c.status() == s))
                .findFirst()
                .orElse(ConnectorStatus.AVAILABLE);
    }

    public List<String> faults() {
        return connectors.stream()
                .filter(c -> c.status() == ConnectorStatus.FAULTED
                        || c.errorCode() != null && !c.errorCode().equalsIgnoreCase("NoError"))
                .map(c -> c.errorCode() == null ? "FAULTED" : c.errorCode())
                .distinct()
                .toList();
    }
}
