package energy.switchpoint.sessions.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStarted;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sessions.entity.HalfHour;
import energy.switchpoint.sessions.entity.RegisterReading;
import energy.switchpoint.sessions.entity.SampleDigest;
import energy.switchpoint.sessions.entity.SessionEnded;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes sessions, meter values and half-hours of a batch of events, in the caller's transaction. */
@ApplicationScoped
public class Metering {

    @Inject
    Sql sql;

    @Inject
    Event<SessionEnded> ended;

    public Metering() {}

    /** For use outside the container. */
    public Metering(Sql sql, Event<SessionEnded> ended) {
        this.sql = sql;
        this.ended = ended;
    }

    private record Register(UUID chargepointId, int connector) {}

    /** The rows that one batch of events makes. Order matters only for registers, and there it is kept. */
    private static final class Rows {
        final Map<Register, RegisterReading> registers;
        final Set<Register> moved = new HashSet<>();
        final List<@Nullable Object[]> samples = new ArrayList<>();
        final List<@Nullable Object[]> halfHours = new ArrayList<>();
        final List<@Nullable Object[]> progress = new ArrayList<>();

        Rows(Map<Register, RegisterReading> registers) {
            this.registers = registers;
        }

        void read(Register register, RegisterReading now) {
            var before = registers.get(register);
            if (before != null && !now.at().isAfter(before.at())) {
                return;
            }
            HalfHour.between(before, now)
                    .forEach(h -> halfHours.add(new @Nullable Object[] {
                        register.chargepointId(),
                        h.startsAt(),
                        h.energyWh(),
                        h.quality().name()
                    }));
            registers.put(register, now);
            moved.add(register);
        }

        /** The whole charger's register beside its connectors' registers would count everything twice. */
        boolean countsTwice(Register register) {
            return register.connector() == 0
                    && registers.keySet().stream()
                            .anyMatch(r -> r.chargepointId().equals(register.chargepointId()) && r.connector() > 0);
        }
    }

    public void record(List<ChargerEvent> events) {
        var metered = events.stream()
                .filter(e ->
                        e instanceof MeterSampled || e instanceof TransactionStarted || e instanceof TransactionEnded)
                .toList();
        if (metered.isEmpty()) {
            return;
        }
        var rows = new Rows(registersOf(metered));
        for (var event : metered) {
            switch (event) {
                case MeterSampled sampled -> sample(sampled, rows);
                case TransactionStarted started -> start(started, rows);
                case TransactionEnded over -> end(over, rows);
                default -> throw new IllegalStateException("not about energy: " + event);
            }
        }
        write(rows);
    }

    private void sample(MeterSampled e, Rows rows) {
        rows.samples.add(new @Nullable Object[] {
            e.chargepointId(),
            e.at(),
            e.connector(),
            SampleDigest.of(e.powerW(), e.energyWh(), null, null),
            e.powerW(),
            e.energyWh(),
            e.transactionId()
        });
        var register = new Register(e.chargepointId(), e.connector());
        if (e.energyWh() != null && !rows.countsTwice(register)) {
            rows.read(register, new RegisterReading(e.at(), e.energyWh()));
        }
        if (e.transactionId() != null) {
            rows.progress.add(new @Nullable Object[] {
                Objects.requireNonNullElse(e.energyWh(), 0L),
                Objects.requireNonNullElse(e.powerW(), 0L),
                e.chargepointId(),
                e.transactionId()
            });
        }
    }

    private void start(TransactionStarted e, Rows rows) {
        rows.read(new Register(e.chargepointId(), e.connector()), new RegisterReading(e.at(), e.meterWh()));
        // A charger that lost power may never have told the end of the one before.
        sql.update("""
                update charging_session set ended_at = ?, end_wh = last_wh, stop_reason = 'NOT_REPORTED'
                where chargepoint_id = ? and connector = ? and ended_at is null and transaction_id <> ?""", e.at(), e.chargepointId(), e.connector(), e.transactionId());
        sql.update(
                """
                insert ignore into charging_session
                  (id, chargepoint_id, transaction_id, connector, started_at, start_wh, last_wh)
                values (?, ?, ?, ?, ?, ?, ?)""",
                Uuid7.next(),
                e.chargepointId(),
                e.transactionId(),
                e.connector(),
                e.at(),
                e.meterWh(),
                e.meterWh());
    }

    private void end(TransactionEnded e, Rows rows) {
        // The samples before it belong to the session that ends here.
        writeProgress(rows);
        rows.registers.keySet().stream()
                .filter(r -> r.chargepointId().equals(e.chargepointId()) && r.connector() > 0)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Metering::onlyOne))
                .forEach(r -> rows.read(r, new RegisterReading(e.at(), e.meterWh())));
        var rowsEnded =
                sql.update("""
                update charging_session
                set ended_at = ?, end_wh = greatest(?, last_wh), last_wh = greatest(?, last_wh), stop_reason = ?
                where chargepoint_id = ? and transaction_id = ? and ended_at is null""", e.at(), e.meterWh(), e.meterWh(), e.reason(), e.chargepointId(), e.transactionId());
        if (rowsEnded > 0) {
            ended.fire(new SessionEnded(e.chargepointId(), e.at()));
        }
    }

    /** The end of a transaction does not say on which connector it was. */
    private static List<Register> onlyOne(List<Register> registers) {
        return registers.size() == 1 ? registers : List.of();
    }

    private void write(Rows rows) {
        // The same reading told again is the same row.
        sql.batch("""
                insert ignore into meter_sample (chargepoint_id, at, connector, digest, power_w, energy_wh, transaction_id)
                values (?, ?, ?, ?, ?, ?, ?)""", rows.samples);
        sql.batch("""
                insert into half_hour (chargepoint_id, starts_at, energy_wh, quality) values (?, ?, ?, ?)
                on duplicate key update energy_wh = energy_wh + value(energy_wh),
                  quality = if(value(quality) = 'ESTIMATED', 'ESTIMATED', quality)""", rows.halfHours);
        sql.batch(
                """
                insert into meter_register (chargepoint_id, connector, read_at, register_wh) values (?, ?, ?, ?)
                on duplicate key update read_at = value(read_at), register_wh = value(register_wh)""",
                rows.moved.stream()
                        .map(r -> {
                            var reading = Objects.requireNonNull(rows.registers.get(r));
                            return new @Nullable Object[] {
                                r.chargepointId(), r.connector(), reading.at(), reading.registerWh()
                            };
                        })
                        .toList());
        writeProgress(rows);
    }

    private void writeProgress(Rows rows) {
        sql.batch("""
                update charging_session set last_wh = greatest(last_wh, ?), peak_w = greatest(peak_w, ?)
                where chargepoint_id = ? and transaction_id = ? and ended_at is null""", rows.progress);
        rows.progress.clear();
    }

    private Map<Register, RegisterReading> registersOf(List<ChargerEvent> events) {
        var ids = events.stream().map(ChargerEvent::chargepointId).distinct().toArray();
        var marks = String.join(", ", java.util.Collections.nCopies(ids.length, "?"));
        var found = new HashMap<Register, RegisterReading>();
        sql.list(
                        "select chargepoint_id, connector, read_at, register_wh from meter_register where chargepoint_id in (%s)"
                                .formatted(marks),
                        row -> Map.entry(
                                new Register(row.getObject(1, UUID.class), row.getInt(2)),
                                new RegisterReading(Sql.instant(row, "read_at"), row.getLong(4))),
                        ids)
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }
}
