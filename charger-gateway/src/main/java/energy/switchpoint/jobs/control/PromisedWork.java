package energy.switchpoint.jobs.control;

import energy.switchpoint.instructions.entity.Instruction;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What chargers took on and end later: firmware and logs. The end comes as a message of its own, stored with the others of its
 * batch; here it is found for all chargers of a job at once, so that each has a final result.
 */
@ApplicationScoped
public class PromisedWork {

    /** A slow download over a mobile network with its retries ends within a day. */
    static final Duration PATIENCE = Duration.ofHours(24);

    @Inject
    Sql sql;

    @Inject
    JobRows rows;

    public PromisedWork() {}

    /** For use outside the container. */
    public PromisedWork(Sql sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Under which kind of progress the end of such work is told; empty when the charger's answer is all there is. */
    static Optional<String> kindOf(Work work) {
        return switch (work) {
            case Work.Level _ -> Optional.empty();
            case Work.Order order ->
                switch (Instruction.Type.valueOf(order.type())) {
                    case UPDATE_FIRMWARE -> Optional.of("FIRMWARE");
                    case PUBLISH_FIRMWARE -> Optional.of("PUBLISH");
                    case UPLOAD_LOG -> Optional.of("LOG");
                    default -> Optional.empty();
                };
        };
    }

    /** Writes down what has ended, and what nobody told the end of in time. @return the new results */
    @Transactional
    public List<DeviceResult> close(UUID jobId, String kind, Instant now) {
        var ended = new LinkedHashMap<UUID, DeviceResult>();
        // OCPP 1.6 tells progress without a number, so the first end after the command counts there
        sql.list(
                        """
                        select d.chargepoint_id, p.stage, p.word, d.offset_s, d.sent_at, p.at, d.request_id
                        from job_device d join device_progress p on p.chargepoint_id = d.chargepoint_id and p.kind = ?
                        where d.job_id = ? and d.state = 'UNDER_WAY' and p.at >= d.sent_at
                          and (p.request_id is null or d.request_id is null or p.request_id = d.request_id)
                          and p.stage in ('INSTALLED', 'UPLOADED', 'PUBLISHED', 'FAILED', 'CANCELLED')
                        order by p.id""",
                        row -> new DeviceResult(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                isDone(row.getString(2)) ? DeviceState.DONE : DeviceState.FAILED,
                                row.getString(3),
                                row.getInt(4),
                                Sql.instantOrNull(row, "sent_at"),
                                Sql.instant(row, "at"),
                                row.getObject(7, Integer.class)),
                        kind,
                        jobId)
                .forEach(result -> ended.putIfAbsent(result.chargepointId(), result));
        silentTooLong(jobId, now).forEach(result -> ended.putIfAbsent(result.chargepointId(), result));
        var results = List.copyOf(ended.values());
        rows.write(jobId, results);
        return results;
    }

    private List<DeviceResult> silentTooLong(UUID jobId, Instant now) {
        return sql.list(
                """
                select chargepoint_id, offset_s, sent_at, request_id from job_device
                where job_id = ? and state = 'UNDER_WAY' and sent_at < ?""",
                row -> new DeviceResult(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        DeviceState.TIMED_OUT,
                        "accepted, but the charger did not tell within " + PATIENCE.toHours() + " hours how it ended",
                        row.getInt(2),
                        Sql.instantOrNull(row, "sent_at"),
                        null,
                        row.getObject(4, Integer.class)),
                jobId,
                now.minus(PATIENCE));
    }

    private static boolean isDone(String stage) {
        return switch (stage) {
            case "INSTALLED", "UPLOADED", "PUBLISHED" -> true;
            default -> false;
        };
    }
}
