package energy.switchpoint.instructions.control;

import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What operators asked of single chargers, each with the times it was asked, sent and answered. */
@ApplicationScoped
public class CommandRecords {

    private static final int LONGEST_DETAIL = 300;

    @Inject
    Sql sql;

    public CommandRecords() {}

    /** For use outside the container. */
    public CommandRecords(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public void add(Given given, String organisation) {
        sql.update(
                """
                insert into command_record (id, chargepoint_id, organisation_id, type, state, detail, answer, asked_by,
                  requested_at, sent_at, answered_at, traceparent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                given.id(),
                given.chargepointId(),
                organisation,
                given.type(),
                given.state().name(),
                cut(given.detail()),
                given.answer(),
                given.askedBy(),
                given.requestedAt(),
                given.sentAt(),
                given.answeredAt(),
                given.traceparent());
    }

    @Transactional
    public void answered(Given given) {
        sql.update(
                "update command_record set state = ?, detail = ?, answer = ?, answered_at = ? where id = ?",
                given.state().name(),
                cut(given.detail()),
                given.answer(),
                given.answeredAt(),
                given.id());
    }

    public Optional<Given> find(UUID chargepointId, String organisation, UUID id) {
        return sql.one(
                "select * from command_record where id = ? and chargepoint_id = ? and organisation_id = ?",
                CommandRecords::read,
                id,
                chargepointId,
                organisation);
    }

    /** Newest first. */
    public Page<Given> page(UUID chargepointId, String organisation, int offset, int limit) {
        var items = sql.list(
                "select * from command_record where chargepoint_id = ? and organisation_id = ? order by id desc limit ? offset ?",
                CommandRecords::read,
                chargepointId,
                organisation,
                limit,
                offset);
        long total = sql.one(
                        "select count(*) from command_record where chargepoint_id = ? and organisation_id = ?",
                        row -> row.getLong(1),
                        chargepointId,
                        organisation)
                .orElse(0L);
        return new Page<>(items, total);
    }

    /** Commands whose node is gone will never be answered. @return how many were closed */
    @Transactional
    public int closeUnanswered(Instant askedBefore) {
        return sql.update("""
                update command_record set state = 'TIMED_OUT', detail = 'the gateway was restarted before the answer came'
                where state = 'SENT' and requested_at < ?""", askedBefore);
    }

    @Transactional
    public int forgetBefore(Instant before, int most) {
        return sql.update("delete from command_record where requested_at < ? limit ?", before, most);
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static Given read(ResultSet row) throws SQLException {
        return new Given(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("chargepoint_id", UUID.class)),
                row.getString("type"),
                Given.State.valueOf(row.getString("state")),
                row.getString("detail"),
                row.getString("answer"),
                row.getString("asked_by"),
                Sql.instant(row, "requested_at"),
                Sql.instantOrNull(row, "sent_at"),
                Sql.instantOrNull(row, "answered_at"),
                row.getString("traceparent"));
    }
}
