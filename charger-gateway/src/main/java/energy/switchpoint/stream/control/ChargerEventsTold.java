package energy.switchpoint.stream.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.platform.json.JsonFactories;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.NewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What chargers say, as events of the stream, written with the batch it came in. Heartbeats never come here. */
@ApplicationScoped
public class ChargerEventsTold implements EventRows {

    private static final Duration METER_EVERY = Duration.ofSeconds(10);

    @Inject
    StreamRows rows;

    private final Map<UUID, Instant> meterTold = new ConcurrentHashMap<>();

    public ChargerEventsTold() {}

    /** For use outside the container. */
    public ChargerEventsTold(StreamRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean wantsMeterValues() {
        return true;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        if (!rows.hasReaders()) {
            return;
        }
        var told = new ArrayList<NewEvent>();
        for (var event : events) {
            tell(event, told);
        }
        rows.add(told);
    }

    private void tell(ChargerEvent event, List<NewEvent> told) {
        var json = JsonFactories.BUILD.createObjectBuilder();
        switch (event) {
            case ChargerEvent.Connected e ->
                add(told, e, EventKind.CONNECTED, json.add("ocppVersion", e.ocppVersion()));
            case ChargerEvent.Disconnected e -> {
                meterTold.remove(e.chargepointId());
                add(told, e, EventKind.DISCONNECTED, json);
            }
            case ChargerEvent.Booted e -> {
                text(json.add("vendor", e.vendor()).add("model", e.model()), "firmware", e.firmware());
                add(told, e, EventKind.BOOTED, json);
            }
            case ChargerEvent.StatusChanged e -> {
                json.add("connector", e.connector()).add("status", e.status().name());
                text(json, "errorCode", e.errorCode());
                add(told, e, isFault(e) ? EventKind.FAULT : EventKind.STATUS, json);
            }
            case ChargerEvent.TransactionStarted e ->
                add(
                        told,
                        e,
                        EventKind.TRANSACTION_STARTED,
                        json.add("transactionId", e.transactionId())
                                .add("connector", e.connector())
                                .add("meterWh", e.meterWh()));
            case ChargerEvent.TransactionEnded e -> {
                text(json.add("transactionId", e.transactionId()).add("meterWh", e.meterWh()), "reason", e.reason());
                add(told, e, EventKind.TRANSACTION_ENDED, json);
            }
            case ChargerEvent.MeterSampled e -> meter(told, e, json);
            case ChargerEvent.SecurityEvent e -> add(told, e, EventKind.SECURITY, json.add("event", e.kind()));
            case DeviceEvent.FirmwareStatus e -> {
                if (e.requestId() != null) {
                    json.add("requestId", e.requestId());
                }
                add(told, e, EventKind.FIRMWARE, json.add("stage", e.stage().name()));
            }
            default -> {}
        }
    }

    private static boolean isFault(ChargerEvent.StatusChanged e) {
        return e.status() == ChargerEvent.ConnectorStatus.FAULTED
                || e.errorCode() != null && !e.errorCode().equalsIgnoreCase("NoError");
    }

    private void meter(List<NewEvent> told, ChargerEvent.MeterSampled e, JsonObjectBuilder json) {
        var last = meterTold.get(e.chargepointId());
        if (last != null && e.at().isBefore(last.plus(METER_EVERY))) {
            return;
        }
        meterTold.put(e.chargepointId(), e.at());
        json.add("connector", e.connector());
        if (e.powerW() != null) {
            json.add("powerW", e.powerW());
        }
        if (e.energyWh() != null) {
            json.add("energyWh", e.energyWh());
        }
        add(told, e, EventKind.METER, json);
    }

    private static void add(List<NewEvent> told, ChargerEvent e, EventKind kind, JsonObjectBuilder json) {
        told.add(NewEvent.of(e.chargepointId(), kind, e.at(), json.build()));
    }

    private static void text(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
