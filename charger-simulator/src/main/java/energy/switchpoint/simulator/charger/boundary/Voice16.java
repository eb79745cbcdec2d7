package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Voice;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Reading;
import energy.switchpoint.simulator.charger.entity.SampleReason;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A charger's words in OCPP 1.6. */
final class Voice16 implements Voice {

    static final int CONNECTOR = 1;

    /** These carry the operator's number of the transaction, filled in when they are sent. */
    private static final String TRANSACTION_ID = "transactionId";

    private static final Set<String> ACCEPTED = Set.of("Accepted", "ConcurrentTx");

    /** 1.6 §7.25: what can be said of firmware without a signature. */
    private static final Set<String> UNSIGNED_PROGRESS = Set.of(
            "Downloaded", "DownloadFailed", "Downloading", "Idle", "InstallationFailed", "Installing", "Installed");

    private final ChargerSettings settings;

    Voice16(ChargerSettings settings) {
        this.settings = settings;
    }

    @Override
    public Utterance boot(BootReason reason) {
        return new Utterance(
                "BootNotification",
                JsonText.object()
                        .add("chargePointVendor", Cut.to(20, settings.vendor()))
                        .add("chargePointModel", Cut.to(20, settings.model()))
                        .add("chargePointSerialNumber", Cut.to(25, settings.serial()))
                        .add("firmwareVersion", Cut.to(50, settings.firmware()))
                        .build());
    }

    @Override
    public String statusWord(ConnectorState state) {
        return switch (state) {
            case AVAILABLE -> "Available";
            case PREPARING -> "Preparing";
            case CHARGING -> "Charging";
            case PAUSED_BY_CHARGER -> "SuspendedEVSE";
            case PAUSED_BY_CAR -> "SuspendedEV";
            case FINISHING -> "Finishing";
            case RESERVED -> "Reserved";
            case UNAVAILABLE -> "Unavailable";
        };
    }

    @Override
    public List<Utterance> status(Instant at, ConnectorState state) {
        var whole = state == ConnectorState.UNAVAILABLE ? "Unavailable" : "Available";
        return List.of(status(at, 0, whole), status(at, CONNECTOR, statusWord(state)));
    }

    private static Utterance status(Instant at, int connector, String status) {
        return new Utterance(
                "StatusNotification",
                JsonText.object()
                        .add("connectorId", connector)
                        .add("errorCode", "NoError")
                        .add("status", status)
                        .add("timestamp", at.toString())
                        .build());
    }

    @Override
    public Utterance localAction(String action) {
        var data = JsonText.object().add("action", action).build().toString();
        return new Utterance(
                "DataTransfer",
                JsonText.object()
                        .add("vendorId", LocalAction.VENDOR)
                        .add("messageId", LocalAction.MESSAGE)
                        .add("data", data)
                        .build());
    }

    @Override
    public Utterance authorize(String idTag) {
        return new Utterance(
                "Authorize", JsonText.object().add("idTag", Cut.to(20, idTag)).build());
    }

    @Override
    public boolean isAuthorized(JsonObject answer) {
        var info = JsonText.child(answer, "idTagInfo");
        return info != null && ACCEPTED.contains(JsonText.text(info, "status", ""));
    }

    @Override
    public Utterance reading(Reading reading) {
        return new Utterance(
                "MeterValues",
                meterValues(reading, "Trigger", JsonText.object()).build());
    }

    @Override
    public Utterance started(Transaction transaction, StartReason why, Moment moment, @Nullable Integer reservationId) {
        var json = JsonText.object()
                .add("connectorId", CONNECTOR)
                .add("idTag", Cut.to(20, transaction.idTag()))
                .add("meterStart", transaction.meterStartWh())
                .add("timestamp", transaction.startedAt().toString());
        if (reservationId != null) {
            json.add("reservationId", reservationId);
        }
        return new Utterance("StartTransaction", json.build());
    }

    @Override
    public Optional<Utterance> firmwareStatus(String status, @Nullable Integer requestId, boolean signed) {
        if (signed) {
            return Optional.of(Statuses.of("SignedFirmwareStatusNotification", status, requestId));
        }
        return UNSIGNED_PROGRESS.contains(status)
                ? Optional.of(Statuses.of("FirmwareStatusNotification", status, null))
                : Optional.empty();
    }

    @Override
    public Optional<Utterance> sampled(Transaction transaction, SampleReason why, Moment moment) {
        if (why == SampleReason.STATE_CHANGED) {
            return Optional.empty(); // the status notification says it
        }
        var context = why == SampleReason.ASKED_FOR ? "Trigger" : "Sample.Periodic";
        var json = JsonText.object().add(TRANSACTION_ID, 0);
        return Optional.of(new Utterance(
                "MeterValues", meterValues(moment.reading(), context, json).build()));
    }

    private static JsonObjectBuilder meterValues(Reading reading, String context, JsonObjectBuilder json) {
        var samples = JsonText.array()
                .add(sample(context, "Energy.Active.Import.Register", "Wh", Long.toString(reading.energyWh())))
                .add(sample(context, "Power.Active.Import", "W", Long.toString(reading.powerW())))
                .add(sample(context, "Current.Import", "A", tenth(reading.amps())))
                .add(sample(context, "Voltage", "V", tenth(reading.volts())))
                .add(sample(context, "Power.Offered", "W", Long.toString(reading.offeredW())));
        var value = JsonText.object().add("timestamp", reading.at().toString()).add("sampledValue", samples);
        return json.add("connectorId", CONNECTOR)
                .add("meterValue", JsonText.array().add(value));
    }

    private static JsonObject sample(String context, String measurand, String unit, String value) {
        return JsonText.object()
                .add("value", value)
                .add("context", context)
                .add("measurand", measurand)
                .add("unit", unit)
                .build();
    }

    private static String tenth(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public Utterance ended(Transaction transaction, StopReason why, Moment moment) {
        return new Utterance(
                "StopTransaction",
                JsonText.object()
                        .add(TRANSACTION_ID, 0)
                        .add("idTag", Cut.to(20, transaction.idTag()))
                        .add("meterStop", moment.reading().energyWh())
                        .add("timestamp", moment.reading().at().toString())
                        .add("reason", reason(why))
                        .build());
    }

    private static String reason(StopReason why) {
        return switch (why) {
            case UNPLUGGED -> "EVDisconnected";
            case LOCAL -> "Local";
            case REMOTE -> "Remote";
            case POWER_LOSS -> "PowerLoss";
            case REBOOT -> "Reboot";
            case OUT_OF_SERVICE -> "Other";
        };
    }

    @Override
    public OptionalInt operatorId(JsonObject answer) {
        var id = JsonText.integer(answer, TRANSACTION_ID);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public JsonObject withOperatorId(JsonObject payload, int number) {
        return payload.containsKey(TRANSACTION_ID)
                ? JsonText.object(payload).add(TRANSACTION_ID, number).build()
                : payload;
    }

    @Override
    public String variable(Setting setting) {
        return switch (setting) {
            case HEARTBEAT_INTERVAL -> Protocol16.HEARTBEAT;
            case SAMPLE_INTERVAL -> Protocol16.SAMPLE;
            case ORGANISATION -> Protocol16.ORGANISATION;
            case SIGNING_WAIT -> Protocol16.SIGNING_WAIT;
            case SIGNING_REPEATS -> Protocol16.SIGNING_REPEATS;
            case CONNECTION_ATTEMPTS -> Protocol16.CONNECTION_ATTEMPTS;
            case SECURITY_PROFILE -> Protocol16.SECURITY_PROFILE;
            case LOCAL_LIST -> Protocol16.LOCAL_LIST;
            case LOCAL_BEFORE_ASKING -> Protocol16.LOCAL_BEFORE_ASKING;
            case LOCAL_WHEN_OFFLINE -> Protocol16.LOCAL_WHEN_OFFLINE;
        };
    }

    @Override
    public Utterance signCertificate(String request) {
        return new Utterance(
                "SignCertificate", JsonText.object().add("csr", request).build());
    }
}
