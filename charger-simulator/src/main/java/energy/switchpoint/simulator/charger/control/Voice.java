package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Reading;
import energy.switchpoint.simulator.charger.entity.SampleReason;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a charger has to say, in the words of one OCPP version. */
public interface Voice {

    Utterance boot(BootReason reason);

    default Utterance heartbeat() {
        return new Utterance("Heartbeat", jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The word this version has for a state; a change that it has no other word for is not told. */
    String statusWord(ConnectorState state);

    List<Utterance> status(Instant at, ConnectorState state);

    /** Somebody did something at the charger that OCPP has no message for. */
    Utterance localAction(String action);

    Utterance authorize(String idTag);

    boolean isAuthorized(JsonObject answer);

    /** A reading outside a transaction. */
    Utterance reading(Reading reading);

    /** @param reservationId the reservation it uses up */
    Utterance started(Transaction transaction, StartReason why, Moment moment, @Nullable Integer reservationId);

    /** Nobody came; empty where the version's status of the connector says it. */
    default Optional<Utterance> reservationExpired(int reservationId) {
        return Optional.empty();
    }

    /**
     * How far a firmware update has come; empty where the version has no such word.
     *
     * @param requestId null where it came without a number
     */
    Optional<Utterance> firmwareStatus(String status, @Nullable Integer requestId, boolean signed);

    /** Empty when this version does not tell a change of this kind by a transaction message. */
    Optional<Utterance> sampled(Transaction transaction, SampleReason why, Moment moment);

    Utterance ended(Transaction transaction, StopReason why, Moment moment);

    /** The number the operator gave the transaction, when this answer carries one. */
    OptionalInt operatorId(JsonObject answer);

    /** A kept message as it is sent, now that the operator's number is known. */
    JsonObject withOperatorId(JsonObject payload, int number);

    /** This version's name for a setting that the charger heeds. */
    String variable(Setting setting);

    /** The driver has asked for priority at the charger itself; empty where the version has no word for it. */
    default Optional<Utterance> priorityChanged(Transaction transaction, boolean ahead) {
        return Optional.empty();
    }

    /** @param request PKCS #10, as text */
    Utterance signCertificate(String request);

    /** Why the charger starts up. */
    enum BootReason {
        POWER_UP,
        REMOTE_RESET,
        FIRMWARE_UPDATE,
        ASKED_FOR
    }

    /** @param offline whether nobody was listening when it happened */
    record Moment(Reading reading, ConnectorState state, boolean offline) {}
}
