package energy.switchpoint.clients;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Asks the gateway: what a charger does now and why, its programme, its sessions. */
public class GatewayClient {

    private final ServiceHttp http;

    public GatewayClient(ServiceHttp http) {
        this.http = http;
    }

    public Answer<Rows<DeviceStatus>> devices(Query query) {
        return http.get("/devices" + query, new TypeReference<>() {});
    }

    public Answer<Twin> twin(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/twin", Twin.class);
    }

    public Answer<Calendar> calendar(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/calendar", Calendar.class);
    }

    public Answer<Calendar> setCalendar(String chargepointId, Calendar calendar, @Nullable String etag) {
        return http.put("/devices/" + chargepointId + "/calendar", calendar.onlyRules(), etag, Calendar.class);
    }

    /** Charge now: full power, until a time or ({@code null}) until this session ends. */
    public Answer<ServiceHttp.Done> chargeNow(String chargepointId, @Nullable Instant until) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("levelPercent", 100);
        body.put("until", until);
        return http.post("/devices/" + chargepointId + "/overrides", body, ServiceHttp.Done.class);
    }

    public Answer<ServiceHttp.Done> backToProgramme(String chargepointId) {
        return http.delete("/devices/" + chargepointId + "/overrides/current");
    }

    /** Who is in control, and whether the operator replaced the household's programme. */
    public Answer<LocalControl> localControl(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/local-control", LocalControl.class);
    }

    /** The household's programme counts again. */
    public Answer<LocalControl> undo(String chargepointId, String notice) {
        return http.post(
                "/devices/" + chargepointId + "/programme-notices/" + notice + "/undo", null, LocalControl.class);
    }

    /** The household keeps what its operator has set. */
    public Answer<LocalControl> keep(String chargepointId, String notice) {
        return http.post(
                "/devices/" + chargepointId + "/programme-notices/" + notice + "/acknowledgement",
                null,
                LocalControl.class);
    }

    /** The operator's last programme counts again, or the default hours. */
    public Answer<ServiceHttp.Done> handBack(String chargepointId) {
        return http.delete("/devices/" + chargepointId + "/local-control");
    }

    public Answer<Rows<Transaction>> transactions(String chargepointId, Instant from, Instant to) {
        return http.get(
                "/devices/" + chargepointId + "/transactions"
                        + Query.of("from", from).and("to", to).and("limit", 200),
                new TypeReference<>() {});
    }

    public Answer<Rows<HalfHour>> meter(String chargepointId, Instant from, Instant to) {
        return http.get(
                "/devices/" + chargepointId + "/meter" + Query.of("from", from).and("to", to),
                new TypeReference<>() {});
    }

    /** For calls this class does not know yet. */
    public ServiceHttp http() {
        return http;
    }

    /** One line of a fleet. */
    public record DeviceStatus(
            String chargepointId,
            @Nullable String label,
            @Nullable String identity,
            boolean connected,
            @Nullable Instant lastSeen,
            @Nullable String status,
            long powerW,
            int levelPercent,
            @Nullable String controlKind,
            @Nullable String controlIssuer)
            implements Serializable {}

    /** What the gateway knows of a charger now. */
    public record Twin(
            String chargepointId,
            @Nullable String identity,
            @Nullable String label,
            @Nullable String ocppVersion,
            boolean connected,
            @Nullable Instant connectedSince,
            @Nullable Instant lastSeen,
            @Nullable String status,
            @Nullable Long clockOffsetMs,
            @Nullable Session session,
            long powerW,
            @Nullable Level level,
            @Nullable Control control,
            @Nullable List<Ceiling> ceilings,
            @Nullable Next next,
            @Nullable Named operator,
            Calendar.@Nullable SetBy calendarSetBy,
            @Nullable String heldBy,
            @Nullable Instant at)
            implements Serializable {}

    /** A charging session under way. */
    public record Session(String id, Instant startedAt, long energyWh) implements Serializable {}

    /** The level in force, and the same as asked for, accepted and measured. */
    public record Level(
            int percent,
            long limitW,
            @Nullable Integer requested,
            @Nullable Integer accepted,
            @Nullable Integer applied)
            implements Serializable {}

    /** What decides the level: who, why, until when. */
    public record Control(
            String kind,
            @Nullable Issuer issuer,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Integer offsetS,
            @Nullable String rule)
            implements Serializable {}

    /** Who said so. */
    public record Issuer(
            String kind, @Nullable String id, @Nullable String name) implements Serializable {}

    /** An upper bound in force. */
    public record Ceiling(
            @Nullable Issuer issuer,
            int levelPercent,
            @Nullable Instant until,
            @Nullable String reason) implements Serializable {}

    /** The next change the programme makes. */
    public record Next(Instant at, int levelPercent) implements Serializable {}

    /** Who is in control of a charger. */
    public record LocalControl(
            String state,
            @Nullable String cause,
            @Nullable Instant lostSince,
            @Nullable Named operator,
            @Nullable ProgrammeNotice notice)
            implements Serializable {}

    /** The operator replaced the household's programme. */
    public record ProgrammeNotice(
            String id, Named operator, Instant replacedAt, Instant startsAt, Instant undoUntil, boolean mayUndo)
            implements Serializable {}

    /** A session that has ended, or the one under way. */
    public record Transaction(
            String id,
            Instant startedAt,
            @Nullable Instant endedAt,
            long energyWh,
            @Nullable String stopReason,
            @Nullable Long peakW) {}

    /** Energy in one half-hour. */
    public record HalfHour(
            Instant from, long energyWh, @Nullable String quality) {}
}
