package energy.switchpoint.clients;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Asks the consent service: who may use what, who looked, and a person's rights. */
public class ConsentClient {

    private final ServiceHttp http;

    public ConsentClient(ServiceHttp http) {
        this.http = http;
    }

    public Answer<List<Notice>> notices() {
        return http.get("/public/notices", new TypeReference<>() {});
    }

    public Answer<Rows<Consent>> consents() {
        return http.get("/consents?limit=200", new TypeReference<>() {});
    }

    public Answer<ServiceHttp.Done> withdraw(String consentId) {
        return http.post("/consents/" + consentId + "/withdrawal", null, ServiceHttp.Done.class);
    }

    public Answer<Download> receipt(String consentId) {
        return http.download("/consents/" + consentId + "/receipt");
    }

    public Answer<Rows<Access>> accesses() {
        return http.get("/accesses?limit=200", new TypeReference<>() {});
    }

    public Answer<Download> export() {
        return http.download("/export");
    }

    public Answer<Rows<Case>> cases() {
        return http.get("/cases?limit=200", new TypeReference<>() {});
    }

    public Answer<Case> caseById(String id) {
        return http.get("/cases/" + id, Case.class);
    }

    public Answer<Case> open(String type, String detail) {
        return http.post("/cases", Map.of("type", type, "detail", detail), Case.class);
    }

    public Answer<Case> withdrawCase(String id) {
        return http.post("/cases/" + id + "/withdrawal", null, Case.class);
    }

    /** A purpose explained, in the version now in force. */
    public record Notice(
            String purpose,
            int version,
            String title,
            @Nullable String text,
            @Nullable List<String> dataItems,
            @Nullable String basis,
            @Nullable String retention,
            @Nullable Instant effectiveFrom,
            boolean required) {}

    /** A yes to one company for one purpose, perhaps withdrawn. */
    public record Consent(
            String id,
            Named recipient,
            @Nullable String chargepointId,
            String purpose,
            int noticeVersion,
            @Nullable Instant givenAt,
            @Nullable Instant withdrawnAt,
            @Nullable String endReason,
            @Nullable String source,
            boolean mayWithdraw)
            implements Serializable {}

    /** Somebody looked at, or acted on, what is a person's. */
    public record Access(
            String id,
            Instant at,
            String kind,
            @Nullable Named organisation,
            String what,
            @Nullable String chargepointId)
            implements Serializable {}

    /** A person's request about their data, followed to its end. */
    public record Case(
            String id,
            String type,
            String state,
            @Nullable Instant openedAt,
            @Nullable LocalDate dueOn,
            @Nullable Instant closedAt,
            @Nullable String detail,
            @Nullable String answer,
            @Nullable String extendedBecause,
            boolean mayWithdraw,
            @Nullable List<CaseStep> steps)
            implements Serializable {}

    /** What one system did for a case, with evidence. */
    public record CaseStep(
            String system,
            String state,
            @Nullable String what,
            @Nullable String evidence,
            @Nullable Instant at) implements Serializable {}
}
