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
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A charger's words in OCPP 2.0.1. */
sealed class Voice201 implements Voice permits Voice21 {

    static final int EVSE = 1;

    private final ChargerSettings settings;

    Voice201(ChargerSettings settings) {
        this.settings = settings;
    }

    @Override
    public Utterance boot(BootReason reason) {
        var word = switch (reason) {
            case POWER_UP -> "PowerUp";
            case REMOTE_RESET -> "RemoteReset";
            case FIRMWARE_UPDATE -> "FirmwareUpdate";
            case ASKED_FOR -> "Triggered";
        };
        return new Utterance(
                "BootNotification",
                JsonText.object()
                        .add("reason", word)
                        .add(
                                "chargingStation",
                                JsonText.object()
                                        .add("vendorName", Cut.to(50, settings.vendor()))
                                        .add("model", Cut.to(20, settings.model()))
                                        .add("serialNumber", Cut.to(25, settings.serial()))
                                        .add("firmwareVersion", Cut.to(50, settings.firmware())))
                        .build());
    }

    @Override
    public String statusWord(ConnectorState state) {
        return switch (state) {
            case UNAVAILABLE -> "Unavailable";
            case RESERVED -> "Reserved";
            case AVAILABLE -> "Available";
            case PREPARING, CHARGING, PAUSED_BY_CHARGER, PAUSED_BY_CAR, FINISHING -> "Occupied";
        };
    }

    @Override
    public List<Utterance> status(Instant at, ConnectorState state) {
        return List.of(new Utterance(
                "StatusNotification",
                JsonText.object()
                        .add("timestamp", at.toString())
                        .add("connectorStatus", statusWord(state))
                        .add("evseId", EVSE)
                        .add("connectorId", 1)
                        .build()));
    }

    @Override
    public Utterance localAction(String action) {
        return new Utterance(
                "DataTransfer",
                JsonText.object()
                        .add("vendorId", LocalAction.VENDOR)
                        .add("messageId", LocalAction.MESSAGE)
                        .add("data", JsonText.object().add("action", action))
                        .build());
    }

    @Override
    public Utterance authorize(String idTag) {
        return new Utterance(
                "Authorize",
                JsonText.object()
                        .add("idToken", token(Cut.to(36, idTag), "ISO14443"))
                        .build());
    }

    private static JsonObject token(String idTag, String type) {
        return JsonText.object().add("idToken", idTag).add("type", type).build();
    }

    @Override
    public boolean isAuthorized(JsonObject answer) {
        var info = JsonText.child(answer, "idTokenInfo");
        return info != null && "Accepted".equals(JsonText.text(info, "status"));
    }

    @Override
    public Utterance reading(Reading reading) {
        return new Utterance(
                "MeterValues",
                JsonText.object()
                        .add("evseId", EVSE)
                        .add("meterValue", JsonText.array().add(meterValue(reading, "Trigger")))
                        .build());
    }

    private static JsonObject meterValue(Reading reading, String context) {
        var samples = JsonText.array()
                .add(sample(context, "Energy.Active.Import.Register", "Wh", reading.energyWh()))
                .add(sample(context, "Power.Active.Import", "W", reading.powerW()))
                .add(sample(context, "Current.Import", "A", reading.amps()))
                .add(sample(context, "Voltage", "V", reading.volts()))
                .add(sample(context, "Power.Offered", "W", reading.offeredW()));
        return JsonText.object()
                .add("timestamp", reading.at().toString())
                .add("sampledValue", samples)
                .build();
    }

    private static JsonObject sample(String context, String measurand, String unit, double value) {
        return JsonText.object()
                .add("value", value)
                .add("context", context)
                .add("measurand", measurand)
                .add("unitOfMeasure", JsonText.object().add("unit", unit))
                .build();
    }

    @Override
    public Utterance started(Transaction transaction, StartReason why, Moment moment, @Nullable Integer reservationId) {
        var trigger = switch (why) {
            case PLUGGED_IN -> "CablePluggedIn";
            case CARD -> "Authorized";
            case REMOTE -> "RemoteStart";
        };
        // A charge that starts by itself uses the card stored in the charger, which only the charger knows as a card.
        var type = why == StartReason.PLUGGED_IN ? "Local" : "Central";
        var json = event("Started", trigger, transaction, moment, "Transaction.Begin")
                .add("idToken", token(transaction.idTag(), type));
        if (reservationId != null) {
            json.add("reservationId", reservationId);
        }
        return utterance(json, info(transaction, moment));
    }

    @Override
    public Optional<Utterance> reservationExpired(int reservationId) {
        return Optional.of(new Utterance(
                "ReservationStatusUpdate",
                JsonText.object()
                        .add("reservationId", reservationId)
                        .add("reservationUpdateStatus", "Expired")
                        .build()));
    }

    @Override
    public Optional<Utterance> firmwareStatus(String status, @Nullable Integer requestId, boolean signed) {
        return Optional.of(Statuses.of("FirmwareStatusNotification", status, requestId));
    }

    @Override
    public Optional<Utterance> sampled(Transaction transaction, SampleReason why, Moment moment) {
        var trigger = switch (why) {
            case PERIODIC -> "MeterValuePeriodic";
            case ASKED_FOR -> "Trigger";
            case STATE_CHANGED -> "ChargingStateChanged";
            case LIMIT_CHANGED -> "ChargingRateChanged";
        };
        var context = why == SampleReason.PERIODIC ? "Sample.Periodic" : "Trigger";
        return Optional.of(
                utterance(event("Updated", trigger, transaction, moment, context), info(transaction, moment)));
    }

    @Override
    public Utterance ended(Transaction transaction, StopReason why, Moment moment) {
        var trigger = switch (why) {
            case UNPLUGGED -> "EVCommunicationLost";
            case LOCAL -> "StopAuthorized";
            case REMOTE -> "RemoteStop";
            case POWER_LOSS -> "AbnormalCondition";
            case REBOOT -> "ResetCommand";
            case OUT_OF_SERVICE -> "AbnormalCondition";
        };
        var json = event("Ended", trigger, transaction, moment, "Transaction.End");
        return utterance(json, info(transaction, moment).add("stoppedReason", reason(why)));
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

    private static JsonObjectBuilder event(
            String type, String trigger, Transaction transaction, Moment moment, String context) {
        return JsonText.object()
                .add("eventType", type)
                .add("timestamp", moment.reading().at().toString())
                .add("triggerReason", trigger)
                .add("seqNo", transaction.sequence())
                .add("offline", moment.offline())
                .add("evse", JsonText.object().add("id", EVSE).add("connectorId", 1))
                .add("meterValue", JsonText.array().add(meterValue(moment.reading(), context)));
    }

    private static JsonObjectBuilder info(Transaction transaction, Moment moment) {
        var info = JsonText.object().add("transactionId", transaction.id());
        if (transaction.remoteStartId() != null) {
            info.add("remoteStartId", transaction.remoteStartId());
        }
        return info.add("chargingState", chargingState(moment.state()));
    }

    private static String chargingState(ConnectorState state) {
        return switch (state) {
            case CHARGING -> "Charging";
            case PAUSED_BY_CHARGER -> "SuspendedEVSE";
            case PAUSED_BY_CAR -> "SuspendedEV";
            case PREPARING, FINISHING -> "EVConnected";
            case AVAILABLE, RESERVED, UNAVAILABLE -> "Idle";
        };
    }

    private static Utterance utterance(JsonObjectBuilder event, JsonObjectBuilder info) {
        return new Utterance(
                "TransactionEvent", event.add("transactionInfo", info).build());
    }

    @Override
    public OptionalInt operatorId(JsonObject answer) {
        return OptionalInt.empty();
    }

    @Override
    public JsonObject withOperatorId(JsonObject payload, int number) {
        return payload;
    }

    @Override
    public String variable(Setting setting) {
        return switch (setting) {
            case HEARTBEAT_INTERVAL -> Protocol201.HEARTBEAT;
            case SAMPLE_INTERVAL -> Protocol201.SAMPLE;
            case ORGANISATION -> Protocol201.ORGANISATION;
            case SIGNING_WAIT -> Protocol201.SIGNING_WAIT;
            case SIGNING_REPEATS -> Protocol201.SIGNING_REPEATS;
            case CONNECTION_ATTEMPTS -> Protocol201.CONNECTION_ATTEMPTS;
            case SECURITY_PROFILE -> Protocol201.SECURITY_PROFILE;
            case LOCAL_LIST -> Protocol201.LOCAL_LIST;
            case LOCAL_BEFORE_ASKING -> Protocol201.LOCAL_BEFORE_ASKING;
            case LOCAL_WHEN_OFFLINE -> Protocol201.LOCAL_WHEN_OFFLINE;
        };
    }

    @Override
    public Utterance signCertificate(String request) {
        return new Utterance(
                "SignCertificate",
                JsonText.object()
                        .add("csr", request)
                        .add("certificateType", "ChargingStationCertificate")
                        .build());
    }
}
