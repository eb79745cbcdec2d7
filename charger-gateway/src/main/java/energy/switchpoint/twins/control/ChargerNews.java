package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Connected;
import energy.switchpoint.commands.entity.ChargerEvent.Disconnected;
import energy.switchpoint.commands.entity.ChargerEvent.LocalAction;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What others hear of chargers' comings and doings: the registry, and whoever reads the device's log. */
@ApplicationScoped
public class ChargerNews {

    /** The registry shows when a charger was last there; it need not hear of every lost line. */
    private static final Duration TELL_REGISTRY_EVERY = Duration.ofHours(1);

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    public ChargerNews() {}

    /** For use outside the container. */
    public ChargerNews(Sql sql, Outbox outbox, DeviceLog log, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.log = log;
        this.clock = clock;
    }

    /** A charger came; told to the registry. */
    public record ChargerConnected(UUID chargepointId, Instant at) {}

    /** Somebody stood at the charger; proves possession to the registry. */
    public record ChargerLocalAction(UUID chargepointId, ChargerEvent.Action action, Instant at) {}

    /** @return whether there is something to send: whoever commits says so with {@link #committed} */
    public boolean record(List<ChargerEvent> events) {
        var lines = new ArrayList<DeviceLog.Entry>();
        var came = new ArrayList<Connected>();
        var messages = new ArrayList<Outbox.Message>();
        for (var event : events) {
            switch (event) {
                case Connected e -> {
                    came.add(e);
                    lines.add(new DeviceLog.Entry(
                            e.chargepointId(),
                            e.at(),
                            LogKind.CONNECTION,
                            "CONNECTED",
                            "OCPP " + e.ocppVersion() + ", credential " + e.credentialId()));
                }
                case Disconnected e ->
                    lines.add(new DeviceLog.Entry(e.chargepointId(), e.at(), LogKind.CONNECTION, "DISCONNECTED", ""));
                case LocalAction e ->
                    messages.add(new Outbox.Message(
                            "charger.local-action",
                            e.chargepointId(),
                            new ChargerLocalAction(e.chargepointId(), e.action(), e.at())));
                default -> {}
            }
        }
        if (!came.isEmpty()) {
            var toTell = notToldLately(came);
            came.stream()
                    .filter(e -> toTell.remove(e.chargepointId()))
                    .forEach(e -> messages.add(new Outbox.Message(
                            "charger.connected", e.chargepointId(), new ChargerConnected(e.chargepointId(), e.at()))));
        }
        if (!lines.isEmpty()) {
            log.addAll(lines);
        }
        if (!messages.isEmpty()) {
            sql.batch(Outbox.INSERT, outbox.rows(messages));
        }
        return !messages.isEmpty();
    }

    /** Once what is to be sent is committed. */
    void committed() {
        outbox.wake();
    }

    private Set<UUID> notToldLately(List<Connected> came) {
        var now = clock.instant();
        var few = Sql.few(came.stream().map(Connected::chargepointId).toList());
        var toTell = new HashSet<>(sql.list(
                """
                select chargepoint_id from twin where chargepoint_id in (%s)
                  and (registry_told_at is null or registry_told_at < ?)""".formatted(Sql.marks(few.size())),
                row -> row.getObject(1, UUID.class),
                Stream.concat(few.stream(), Stream.of(now.minus(TELL_REGISTRY_EVERY)))
                        .toArray()));
        if (!toTell.isEmpty()) {
            sql.update(
                    "update twin set registry_told_at = ? where chargepoint_id in (%s)"
                            .formatted(Sql.marks(toTell.size())),
                    Sql.parameters(toTell, now));
        }
        return toTell;
    }
}
