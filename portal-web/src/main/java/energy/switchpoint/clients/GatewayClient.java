package energy.switchpoint.clients;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Newest first. */
    public Answer<List<Fault>> faults(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/faults", new TypeReference<>() {});
    }

    /** Says that charging may go on after a fault; {@code found} is what was found and done. */
    public Answer<Fault> confirmFault(String chargepointId, String fault, String found) {
        return http.post(
                "/devices/" + chargepointId + "/faults/" + fault + "/confirmation",
                Map.of("found", found),
                Fault.class);
    }

    public Answer<Rows<Certificate>> certificates(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/certificates", new TypeReference<>() {});
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

    /** What the household's car needs by when; empty while nobody has said. */
    public Answer<Optional<EnergyNeed>> energyNeed(String chargepointId) {
        return http.get("/devices/" + chargepointId + "/energy-need", EnergyNeed.class)
                .map(Optional::ofNullable);
    }

    public Answer<EnergyNeed> sayEnergyNeed(String chargepointId, EnergyWish wish) {
        return http.put("/devices/" + chargepointId + "/energy-need", wish, null, EnergyNeed.class);
    }

    public Answer<ServiceHttp.Done> forgetEnergyNeed(String chargepointId) {
        return http.delete("/devices/" + chargepointId + "/energy-need");
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
            implements Serializable {

        /** Its label and its identity, as far as there are any; else its id. */
        public String called() {
            var names = Stream.of(label, identity)
                    .filter(name -> name != null && !name.isBlank())
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? chargepointId : names;
        }
    }

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
            @Nullable Instant at,
            @Nullable Managed managed)
            implements Serializable {}

    /** How a charger is driven, and how well it follows. */
    public record Managed(
            List<Outranked> lost,
            Stages stages,
            String drivenBy,
            @Nullable String drivenBecause,
            Obedience obedience,
            ClockState clock,
            @Nullable Silent silent,
            LossPolicy lossPolicy)
            implements Serializable {}

    /** Somebody's wish that does not count for now. */
    public record Outranked(
            String kind,
            Issuer issuer,
            int levelPercent,
            @Nullable Instant until,
            String why) implements Serializable {}

    /** When a level was asked for, accepted and seen to be followed. */
    public record Stages(
            @Nullable Instant requestedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant appliedAt,
            @Nullable String appliedHow)
            implements Serializable {}

    /** Since when it has not followed; {@code null} = it follows. */
    public record Obedience(
            @Nullable Instant disobeysSince,
            int times,
            @Nullable String detail) implements Serializable {}

    /** Since when its clock has been further off than allowed; {@code null} = it is right. */
    public record ClockState(
            @Nullable Long offsetMs,
            long toleranceMs,
            @Nullable Instant wrongSince) implements Serializable {}

    /** What a charger out of contact does by itself, as foreseen. */
    public record Silent(
            Instant since,
            int levelPercent,
            String why,
            @Nullable Instant until) implements Serializable {}

    /** What it does when contact is lost. */
    public record LossPolicy(String policy, long afterS, boolean byDevice) implements Serializable {}

    /**
     * A fault of a charger, with what it means.
     *
     * @param state ACTIVE, WAITING, ASKING, BLOCKED or OVER
     * @param words for people
     */
    public record Fault(
            String id,
            int connector,
            String code,
            String words,
            @Nullable String behaviour,
            String state,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable Instant resumeAt,
            @Nullable String confirmedBy,
            @Nullable String found)
            implements Serializable {}

    /** A certificate by which a charger proves who it is. */
    public record Certificate(
            String id,
            String serial,
            Instant notBefore,
            Instant notAfter,
            String state,
            @Nullable Instant firstUsedAt,
            @Nullable Instant revokedAt)
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

    /** What a household says its car needs. {@code maxW} is the most the car takes; {@code null} = not known. */
    public record EnergyWish(
            long energyWh, Instant departure, @Nullable Long maxW) implements Serializable {}

    /**
     * What the car needs by when, and what the programme leads to. Energies in watt-hours.
     *
     * @param chargedWh of {@code energyWh}, so far
     * @param expectedWh from now until departure
     * @param metAt when it will have it; {@code null} = not before departure
     * @param ifSilentWh from now until departure, should the charger lose contact at this moment
     * @param latestStart until when full power would still be in time; {@code null} = too late for that
     */
    public record EnergyNeed(
            long energyWh,
            Instant departure,
            @Nullable Long maxW,
            long chargedWh,
            long remainingWh,
            long expectedWh,
            @Nullable Instant metAt,
            boolean misses,
            long ifSilentWh,
            boolean missesIfSilent,
            @Nullable Instant latestStart)
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
