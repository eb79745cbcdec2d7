package energy.switchpoint.sessions.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ClockSeen;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStarted;
import energy.switchpoint.commands.entity.ChargersLost;
import energy.switchpoint.sessions.entity.HalfHour;
import energy.switchpoint.sessions.entity.PendingReadings;
import energy.switchpoint.sessions.entity.RegisterReading;
import energy.switchpoint.sql.OwnConnection;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out what follows from meter values, every two seconds for all that came in them: half-hours, registers, how far a session
 * is, how strong a connector draws. None of it is lost when the process dies: the values themselves are stored, the register
 * tells up to which of them all is counted, and both change in one transaction. {@link #recover} counts the rest.
 */
@ApplicationScoped
public class Tally {

    private static final System.Logger LOG = System.getLogger(Tally.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** A connector still to be found out. */
    private static final int UNKNOWN = -1;

    @Inject
    WritersDatabase database;

    @Inject
    Sql sql;

    private record Register(UUID chargepointId, int connector) {

        /** All who write rows of many chargers write them in the order of their keys: nobody then waits in a circle. */
        static final Comparator<Register> IN_ORDER =
                Comparator.comparing(Register::chargepointId).thenComparing(Register::connector);
    }

    private record Session(UUID chargepointId, String transactionId) {
        static final Comparator<Session> IN_ORDER =
                Comparator.comparing(Session::chargepointId).thenComparing(Session::transactionId);
    }

    private record Progress(long energyWh, long powerW, Instant at) {
        Progress with(Progress other) {
            return new Progress(
                    Math.max(energyWh, other.energyWh),
                    Math.max(powerW, other.powerW),
                    at.isAfter(other.at) ? at : other.at);
        }
    }

    private record Draw(@Nullable Long powerW, Instant at) {}

    private record ClockReading(Instant at, long offsetMillis) {}

    /** What came since the last time. */
    private static final class Pending {
        final Map<Register, PendingReadings> readings = new LinkedHashMap<>();
        final Map<Session, Progress> progress = new HashMap<>();
        final Map<Register, Draw> draws = new HashMap<>();
        final Map<UUID, ClockReading> clocks = new HashMap<>();

        boolean isEmpty() {
            return readings.isEmpty() && progress.isEmpty() && draws.isEmpty() && clocks.isEmpty();
        }
    }

    private final Set<Register> known = ConcurrentHashMap.newKeySet();
    private Pending pending = new Pending();
    private @Nullable OwnConnection connection;
    private volatile @Nullable Thread thread;
    private volatile boolean recovered;

    public Tally() {}

    /** For use outside the container. */
    public Tally(Sql sql) {
        this.sql = sql;
    }

    @PostConstruct
    void begin() {
        var own = database.connection();
        connection = own;
        var running = Thread.ofPlatform().daemon().name("tally").unstarted(() -> run(own));
        running.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread = running;
        running.start();
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** What another node stored and could not count any more is counted here. */
    void nodeLost(@Observes ChargersLost lost) {
        recovered = false;
    }

    private void run(OwnConnection own) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!recovered) {
                    recover(own);
                }
                Thread.sleep(EVERY);
                writeWith(own);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "not counted yet, again soon: {0}", e.toString());
                pause();
            }
        }
    }

    private void recover(OwnConnection own) {
        // Before it: should a node be lost meanwhile, this is done again.
        recovered = true;
        try {
            own.inOneTransaction(this::recover);
        } catch (RuntimeException e) {
            recovered = false;
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stored and committed events, in their order. */
    public synchronized void add(List<ChargerEvent> events) {
        for (var event : events) {
            switch (event) {
                case MeterSampled e -> add(e);
                case TransactionStarted e ->
                    read(new Register(e.chargepointId(), e.connector()), new RegisterReading(e.at(), e.meterWh()));
                case TransactionEnded e -> {
                    // at which connector it was is worked out when the registers are known
                    read(new Register(e.chargepointId(), UNKNOWN), new RegisterReading(e.at(), e.meterWh()));
                    pending.draws.put(new Register(e.chargepointId(), UNKNOWN), new Draw(0L, e.at()));
                }
                case ClockSeen e ->
                    pending.clocks.put(
                            e.chargepointId(),
                            new ClockReading(
                                    e.at(),
                                    Duration.between(e.at(), e.chargerClock()).toMillis()));
                default -> {}
            }
        }
    }

    private void add(MeterSampled e) {
        var register = new Register(e.chargepointId(), e.connector());
        if (e.energyWh() != null) {
            known.add(register);
            read(register, new RegisterReading(e.at(), e.energyWh()));
        }
        if (e.powerW() != null) {
            pending.draws.merge(register, new Draw(e.powerW(), e.at()), (a, b) -> b.at().isBefore(a.at()) ? a : b);
        }
        if (e.transactionId() != null) {
            pending.progress.merge(
                    new Session(e.chargepointId(), e.transactionId()),
                    new Progress(
                            Objects.requireNonNullElse(e.energyWh(), 0L),
                            Objects.requireNonNullElse(e.powerW(), 0L),
                            e.at()),
                    Progress::with);
        }
    }

    private void read(Register register, RegisterReading reading) {
        pending.readings.computeIfAbsent(register, _ -> new PendingReadings()).add(reading);
    }

    /** Writes what is pending in the caller's transaction. */
    public void write() {
        parts(take()).forEach(Part::write);
    }

    /**
     * One table after the other, each in a transaction of its own: who writes what chargers say holds rows of several, and
     * must not meet somebody who does the same in another order.
     */
    private void writeWith(OwnConnection own) {
        var taken = take();
        RuntimeException failed = null;
        for (var part : parts(taken)) {
            try {
                own.inOneTransaction(() -> {
                    part.write();
                    return true;
                });
            } catch (RuntimeException e) {
                putBack(part.pending());
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** What is written together, and what is pending again when that fails. */
    private record Part(Pending pending, Runnable writing) {
        void write() {
            if (!pending.isEmpty()) {
                writing.run();
            }
        }
    }

    private List<Part> parts(Pending taken) {
        var readings = new Pending();
        readings.readings.putAll(taken.readings);
        var progress = new Pending();
        progress.progress.putAll(taken.progress);
        var draws = new Pending();
        draws.draws.putAll(taken.draws);
        var clocks = new Pending();
        clocks.clocks.putAll(taken.clocks);
        return List.of(
                new Part(readings, () -> count(readings.readings)),
                new Part(progress, () -> progress(progress.progress)),
                new Part(draws, () -> draws(draws.draws)),
                new Part(clocks, () -> clocks(clocks.clocks)));
    }

    private synchronized Pending take() {
        var taken = pending;
        pending = new Pending();
        return taken;
    }

    /** In front of what has come meanwhile. */
    private synchronized void putBack(Pending failed) {
        var newer = pending;
        pending = failed;
        newer.readings.forEach((register, readings) -> readings.all().forEach(reading -> read(register, reading)));
        newer.progress.forEach((session, progress) -> pending.progress.merge(session, progress, Progress::with));
        pending.draws.putAll(newer.draws);
        pending.clocks.putAll(newer.clocks);
    }

    private void progress(Map<Session, Progress> progress) {
        sql.updateEach(
                """
                update charging_session t force index (by_transaction) join json_table(?, '$[*]' columns (
                    id char(36) path '$[0]', told varchar(64) path '$[1]', wh bigint path '$[2]', w bigint path '$[3]',
                    at datetime(6) path '$[4]')) p
                  on t.chargepoint_id = cast(p.id as uuid) and t.transaction_id = p.told
                set t.last_wh = if(t.ended_at is null, greatest(t.last_wh, p.wh), t.last_wh),
                  t.peak_w = greatest(t.peak_w, p.w)
                where t.ended_at is null or t.ended_at >= p.at""",
                progress.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Session.IN_ORDER))
                        .map(e -> new @Nullable Object[] {
                            e.getKey().chargepointId(),
                            e.getKey().transactionId(),
                            e.getValue().energyWh(),
                            e.getValue().powerW(),
                            e.getValue().at()
                        })
                        .toList());
    }

    private void clocks(Map<UUID, ClockReading> clocks) {
        sql.batch(
                """
                insert into twin (chargepoint_id, clock_offset_ms) values (?, ?)
                on duplicate key update clock_offset_ms = value(clock_offset_ms)""",
                clocks.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e ->
                                new @Nullable Object[] {e.getKey(), e.getValue().offsetMillis()})
                        .toList());
    }

    private void draws(Map<Register, Draw> draws) {
        sql.batch(
                """
                insert into twin_connector (chargepoint_id, connector, power_w, power_at) values (?, ?, ?, ?)
                on duplicate key update
                  power_w = if(power_at is null or value(power_at) >= power_at, value(power_w), power_w),
                  power_at = greatest(coalesce(power_at, value(power_at)), value(power_at))""",
                draws.entrySet().stream()
                        .filter(e -> e.getKey().connector() != UNKNOWN)
                        .sorted(Map.Entry.comparingByKey(Register.IN_ORDER))
                        .map(e -> new @Nullable Object[] {
                            e.getKey().chargepointId(),
                            e.getKey().connector(),
                            e.getValue().powerW(),
                            e.getValue().at()
                        })
                        .toList());
        // With no transaction nothing flows; a charger need not say so.
        sql.updateEach(
                """
                update twin_connector t join json_table(?, '$[*]' columns (
                    id char(36) path '$[0]', at datetime(6) path '$[1]')) d on t.chargepoint_id = cast(d.id as uuid)
                set t.power_w = 0, t.power_at = d.at
                where t.power_w is not null and (t.power_at is null or t.power_at <= d.at)""",
                draws.entrySet().stream()
                        .filter(e -> e.getKey().connector() == UNKNOWN)
                        .sorted(Map.Entry.comparingByKey(Register.IN_ORDER))
                        .map(e -> new @Nullable Object[] {
                            e.getKey().chargepointId(), e.getValue().at()
                        })
                        .toList());
    }

    private record Flowed(UUID chargepointId, HalfHour halfHour) {
        static final Comparator<Flowed> IN_ORDER = Comparator.comparing(Flowed::chargepointId)
                .thenComparing(flowed -> flowed.halfHour().startsAt());

        @Nullable
        Object[] row() {
            return new @Nullable Object[] {
                chargepointId,
                halfHour.startsAt(),
                halfHour.energyWh(),
                halfHour.quality().name()
            };
        }
    }

    /** Adds the energy between the last reading counted and these to the half-hours it flowed in. */
    private void count(Map<Register, PendingReadings> told) {
        if (told.isEmpty()) {
            return;
        }
        var ids = told.keySet().stream().map(Register::chargepointId).distinct().toList();
        var registers = registersOf(ids);
        var moved = new HashSet<Register>();
        var halfHours = new ArrayList<Flowed>();
        told.forEach((register, readings) -> {
            var ofCharger = registers.computeIfAbsent(register.chargepointId(), _ -> new HashMap<>());
            var connector = register.connector() == UNKNOWN ? onlyOne(ofCharger.keySet()) : register.connector();
            if (connector == UNKNOWN) {
                return;
            }
            boolean counts = !countsTwice(connector, ofCharger.keySet());
            for (var reading : readings.all()) {
                var before = ofCharger.get(connector);
                if (before != null && !reading.at().isAfter(before.at())) {
                    continue;
                }
                if (counts) {
                    HalfHour.between(before, reading)
                            .forEach(h -> halfHours.add(new Flowed(register.chargepointId(), h)));
                }
                ofCharger.put(connector, reading);
                moved.add(new Register(register.chargepointId(), connector));
            }
        });
        sql.batch(
                """
                insert into half_hour (chargepoint_id, starts_at, energy_wh, quality) values (?, ?, ?, ?)
                on duplicate key update energy_wh = energy_wh + value(energy_wh),
                  quality = if(value(quality) = 'ESTIMATED', 'ESTIMATED', quality)""", halfHours.stream().sorted(Flowed.IN_ORDER).map(Flowed::row).toList());
        sql.batch(
                """
                insert into meter_register (chargepoint_id, connector, read_at, register_wh) values (?, ?, ?, ?)
                on duplicate key update read_at = value(read_at), register_wh = value(register_wh)""",
                moved.stream()
                        .sorted(Register.IN_ORDER)
                        .map(r -> {
                            var ofCharger = Objects.requireNonNull(registers.get(r.chargepointId()));
                            var reading = Objects.requireNonNull(ofCharger.get(r.connector()));
                            return new @Nullable Object[] {
                                r.chargepointId(), r.connector(), reading.at(), reading.registerWh()
                            };
                        })
                        .toList());
    }

    /** The whole charger's register beside its connectors' registers would count everything twice. */
    private static boolean countsTwice(int connector, Set<Integer> connectors) {
        return connector == 0 && connectors.stream().anyMatch(c -> c > 0);
    }

    /** The end of a transaction does not say on which connector it was. */
    private static int onlyOne(Set<Integer> connectors) {
        var plugs = connectors.stream().filter(c -> c > 0).toList();
        return plugs.size() == 1 ? plugs.getFirst() : UNKNOWN;
    }

    private Map<UUID, Map<Integer, RegisterReading>> registersOf(List<UUID> ids) {
        var found = new HashMap<UUID, Map<Integer, RegisterReading>>();
        sql.each(
                """
                select chargepoint_id, connector, read_at, register_wh from meter_register
                where chargepoint_id in (%s) for update""".formatted(Sql.marks(ids.size())),
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                        .put(row.getInt(2), new RegisterReading(Sql.instant(row, "read_at"), row.getLong(4))),
                ids.toArray());
        return found;
    }

    /**
     * In the transaction that stores them: where counting begins for registers never heard of before, so that nothing after
     * it can be forgotten.
     */
    void firstReadings(List<MeterSampled> samples) {
        sql.batch(
                "insert ignore into meter_register (chargepoint_id, connector, read_at, register_wh) values (?, ?, ?, ?)",
                samples.stream()
                        .filter(e ->
                                e.energyWh() != null && !known.contains(new Register(e.chargepointId(), e.connector())))
                        .sorted(Comparator.comparing(MeterSampled::chargepointId)
                                .thenComparing(MeterSampled::connector))
                        .map(e -> new @Nullable Object[] {e.chargepointId(), e.connector(), e.at(), e.energyWh()})
                        .toList());
    }

    /** After a start: counts what was stored by a process that died before it could count it. In the caller's transaction. */
    public int recover() {
        var found = new LinkedHashMap<Register, PendingReadings>();
        sql.each(
                """
                select r.chargepoint_id, r.connector, t.at, t.wh from meter_register r join (
                  select chargepoint_id, connector, at, energy_wh as wh from meter_sample where energy_wh is not null
                  union all select chargepoint_id, connector, started_at, start_wh from charging_session
                  union all select chargepoint_id, connector, ended_at, end_wh from charging_session
                            where ended_at is not null and end_wh is not null
                ) t on t.chargepoint_id = r.chargepoint_id and t.connector = r.connector and t.at > r.read_at
                order by r.chargepoint_id, r.connector, t.at""",
                row -> found.computeIfAbsent(
                                new Register(row.getObject(1, UUID.class), row.getInt(2)), _ -> new PendingReadings())
                        .add(new RegisterReading(Sql.instant(row, "at"), row.getLong("wh"))));
        count(found);
        return found.size();
    }
}
