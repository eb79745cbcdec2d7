package energy.switchpoint.clients;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Asks the switching service: previews, switches, receipts. */
public class SwitchingClient {

    private final ServiceHttp http;

    public SwitchingClient(ServiceHttp http) {
        this.http = http;
    }

    public Answer<Preview> preview(String chargepointId, String gaining) {
        return http.post(
                "/switches/preview", Map.of("chargepointId", chargepointId, "gaining", gaining), Preview.class);
    }

    /** Sent twice with the same key, the switch is asked for once. */
    public Answer<Switch> request(String key, Wish wish) {
        return http.postOnce(key, "/switches", wish, Switch.class);
    }

    public Answer<Rows<Switch>> switches(Query query) {
        return http.get("/switches" + query, new TypeReference<>() {});
    }

    public Answer<Switch> byId(String id) {
        return http.get("/switches/" + id, Switch.class);
    }

    public Answer<Switch> withdraw(String id) {
        return http.post("/switches/" + id + "/withdrawal", null, Switch.class);
    }

    /** Makes a new switch, back to the operator before. */
    public Answer<Switch> goBack(String id) {
        return http.post("/switches/" + id + "/return", null, Switch.class);
    }

    public Answer<Receipt> receipt(String id) {
        return http.get("/switches/" + id + "/receipt", Receipt.class);
    }

    /** The receipt as the service wrote it, for the person's own records. */
    public Answer<Download> receiptFile(String id) {
        return http.download("/switches/" + id + "/receipt");
    }

    /** For calls this class does not know yet. */
    public ServiceHttp http() {
        return http;
    }

    /** What a switch would mean. */
    public record Preview(
            @Nullable ChargepointRef chargepoint,
            @Nullable Named losing,
            Named gaining,
            @Nullable Readiness readiness,
            @Nullable List<PurposeDifference> consentDifference,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable Instant objectionUntil) {}

    /** Whether the charger can change hands from here. */
    public record Readiness(
            boolean ready,
            @Nullable String level,
            @Nullable List<Sentence> sentences,
            @Nullable Instant issuedAt) {}

    /** One finding in plain words. */
    public record Sentence(boolean ok, String text) {}

    /** A purpose the new operator asks for, beside what the present one has. */
    public record PurposeDifference(
            String purpose,
            String title,
            int noticeVersion,
            @Nullable String text,
            @Nullable List<String> dataItems,
            boolean required,
            boolean nowGivenToLosing) {}

    /** What the consumer confirmed. */
    public record Wish(
            String chargepointId,
            String gaining,
            @Nullable LocalDate date,
            String history,
            List<Decision> consents,
            boolean termsAccepted) {}

    /** Yes or no to one purpose. */
    public record Decision(String purpose, int noticeVersion, boolean agreed) {}

    /** One charger moving from one operator to another. */
    public record Switch(
            String id,
            @Nullable ChargepointRef chargepoint,
            @Nullable Named losing,
            @Nullable Named gaining,
            String state,
            @Nullable Instant stateSince,
            @Nullable Instant requestedAt,
            @Nullable Instant scheduledFor,
            @Nullable Instant objectionUntil,
            @Nullable Instant deadline,
            @Nullable Instant coolingOffUntil,
            @Nullable String history,
            @Nullable List<Step> steps,
            @Nullable Objection objection,
            @Nullable List<Check> preflight,
            @Nullable List<Check> verification,
            @Nullable Outcome outcome,
            boolean mayObject,
            boolean mayWithdraw,
            boolean mayReturn,
            @Nullable String returnOf,
            long version)
            implements Serializable {}

    /** Which charger. */
    public record ChargepointRef(String id, @Nullable String label) implements Serializable {}

    /** A state reached, and what was noted. */
    public record Step(
            String state, @Nullable Instant at, @Nullable String note) implements Serializable {}

    /** Why the operator before objected. */
    public record Objection(
            String code,
            @Nullable String explanation,
            @Nullable Instant at) implements Serializable {}

    /** Something looked at on the device. */
    public record Check(
            String check, boolean passed, @Nullable String detail) implements Serializable {}

    /** How it ended. */
    public record Outcome(String code, @Nullable String text) implements Serializable {}

    /** The proof of a switch that has ended: what happened, when, and what became of the history. */
    public record Receipt(
            String switchId,
            @Nullable ChargepointRef chargepoint,
            @Nullable Named losing,
            Named gaining,
            @Nullable Instant requestedAt,
            @Nullable Instant endedAt,
            @Nullable Instant settledAt,
            @Nullable Outcome outcome,
            @Nullable List<Step> steps,
            @Nullable Long closingReadingWh,
            @Nullable String scheduleBefore,
            @Nullable String scheduleAfter,
            @Nullable List<Check> verification,
            @Nullable HistoryProof history,
            @Nullable List<ConsentRef> consents,
            @Nullable String ledgerHash) {}

    /** What was done with the history, and the evidence. */
    public record HistoryProof(String action, @Nullable List<String> evidence) {}

    /** A consent that came with the switch. */
    public record ConsentRef(String consentId, String purpose) {}
}
