package energy.switchpoint.testing;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.faults.control.FaultIntake;
import energy.switchpoint.faults.control.Faults;
import energy.switchpoint.jobs.control.JobLevels;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.limits.control.AreaChargers;
import energy.switchpoint.limits.control.LimitControl;
import energy.switchpoint.limits.control.LimitProgress;
import energy.switchpoint.limits.control.Pseudonyms;
import energy.switchpoint.limits.control.SupplyLimits;
import energy.switchpoint.localcontrol.control.ControlTold;
import energy.switchpoint.localcontrol.control.ControlWatch;
import energy.switchpoint.localcontrol.control.HouseholdControl;
import energy.switchpoint.localcontrol.control.LocalControls;
import energy.switchpoint.localcontrol.control.OperatorContacts;
import energy.switchpoint.localcontrol.control.ProgrammeNotices;
import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.programmes.control.Programming;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.recovery.control.LoadSteps;
import energy.switchpoint.recovery.control.Recoveries;
import energy.switchpoint.recovery.control.RecoverySettings;
import energy.switchpoint.recovery.control.RestoreQueue;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.control.HistoryClosing;
import energy.switchpoint.sessions.control.Metering;
import energy.switchpoint.sessions.control.Tally;
import energy.switchpoint.sessions.control.TransactionNumbers;
import energy.switchpoint.sessions.entity.SessionsEnded;
import energy.switchpoint.setpoints.control.Orders;
import energy.switchpoint.setpoints.control.Setpoints;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.control.ChargerNews;
import energy.switchpoint.twins.control.Driving;
import energy.switchpoint.twins.control.LookResults;
import energy.switchpoint.twins.control.LookRows;
import energy.switchpoint.twins.control.LookStore;
import energy.switchpoint.twins.control.LossPolicies;
import energy.switchpoint.twins.control.OpenRows;
import energy.switchpoint.twins.control.ReconcileSteps;
import energy.switchpoint.twins.control.Reconciler;
import energy.switchpoint.twins.control.Setbacks;
import energy.switchpoint.twins.control.SlotRows;
import energy.switchpoint.twins.control.StoredEvents;
import energy.switchpoint.twins.control.TransactionRows;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.control.Wishbook;
import energy.switchpoint.twins.entity.ChargersCame;
import energy.switchpoint.twins.entity.SlotsSent;
import energy.switchpoint.twins.entity.Tick;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Managed mode put together by hand on a real database, with scripted chargers and a clock that steps. */
public final class ManagedModeWorld {

    public static final long RATING_W = 7400;
    public static final String DSO = "northshire-networks";
    public static final String CPO = "north-charge";

    public record Told(String type, UUID subject, Object data) {}

    public record Written(String kind, String subject, String actor, JsonObject data) {}

    private static final TestDatabase DATABASE = TestDatabase.of(Schema.GATEWAY);

    public final Transactions transactions = new Transactions(emptied());
    public final SteppingClock clock;
    public final Sql sql = new Sql(transactions);
    public final ScriptedChargers chargers;
    public final List<Told> outbox = new CopyOnWriteArrayList<>();
    public final List<Written> ledger = new CopyOnWriteArrayList<>();
    public final TwinRows twins = new TwinRows(sql);
    public final SlotRows slots = new SlotRows(sql);
    public final History history = new History(sql);
    public final SupplyLimits limits = new SupplyLimits(sql);
    public final Calendars calendars;
    public final DeviceOffsets offsets;
    public final Products products;
    public final Programming programming;
    public final StandingProgrammes standing;
    public final LocalControls controls;
    public final OperatorContacts contacts;
    public final ControlWatch controlWatch;
    public final HouseholdControl household;
    public final LossPolicies policies;
    public final EnergyNeeds needs;
    public final DeviceLog log;
    public final Setpoints setpoints;
    public final Orders orders;
    public final Ledger ledgerBook;
    public final Wishbook wishbook;
    public final LimitControl limitControl;
    public final LimitProgress limitProgress;
    public final Tally tally;
    public final StoredEvents events;
    public final Faults faults = new Faults(sql);
    public final FaultIntake faultIntake;
    public final Recoveries recoveries = new Recoveries(sql);
    public final RestoreQueue restoreQueue;
    public final LoadSteps loadSteps;
    public final ReconcileSteps steps;
    public final LookResults results;
    public final Reconciler reconciler;
    public final HistoryClosing closing;
    public final RulePacks rulePacks;

    public ManagedModeWorld(Instant start, RulePack rules) {
        this(start, rules, new SecureRandom());
    }

    /** @param random for every offset, so that a test can repeat itself */
    public ManagedModeWorld(Instant start, RulePack rules, RandomGenerator random) {
        clock = new SteppingClock(start);
        chargers = new ScriptedChargers(clock, RATING_W);
        rulePacks = new RulePacks() {
            @Override
            public Optional<RulePack> inForce() {
                return Optional.of(rules);
            }
        };
        var outboxBook = new Outbox() {
            @Override
            public void add(String type, UUID subject, Object data) {
                outbox.add(new Told(type, subject, data));
            }

            @Override
            public List<Object[]> rows(List<Message> messages) {
                messages.forEach(m -> add(m.type(), m.subject(), m.data()));
                return List.of();
            }

            @Override
            public void wake() {}
        };
        ledgerBook = new Ledger() {
            @Override
            public String append(String kind, String subject, String actor, PersonId person, JsonObject data) {
                ledger.add(new Written(kind, subject, actor, data));
                return "hash";
            }
        };
        setpoints = new Setpoints(sql, clock);
        policies = new LossPolicies(sql, clock);
        needs = new EnergyNeeds(sql, clock);
        log = new DeviceLog(sql, clock);
        var programmeChanges =
                new OneListener<ProgrammeChanged>(c -> twins.reconcileBy(List.of(c.chargepointId()), clock.instant()));
        calendars = new Calendars(sql, clock, programmeChanges, random);
        offsets = new DeviceOffsets(sql, clock);
        products = new Products(
                sql, clock, rulePacks, programmeChanges, new OneListener<>(c -> twins.reconcileBy(c.lookAt())), random);
        controls = new LocalControls(sql, rulePacks);
        contacts = new OperatorContacts(sql, clock);
        var controlTold = new ControlTold(outboxBook, log);
        controlWatch = new ControlWatch(sql, controls, controlTold);
        standing = new StandingProgrammes(calendars, products, offsets);
        programming = new Programming(
                calendars,
                products,
                offsets,
                clock,
                new OneListener<>(set -> household().set(set)),
                new OneListener<>(cancelled -> household().cancelled(cancelled)),
                random);
        household = new HouseholdControl(
                controls, new ProgrammeNotices(sql), calendars, programming, standing, controlTold, clock);
        wishbook = new Wishbook(
                sql, rulePacks, standing, List.of(limits, setpoints, new JobLevels(sql), faults, recoveries));
        limitControl = new LimitControl(
                limits, new AreaChargers(sql), offsets, twins, chargers, outboxBook, ledgerBook, clock, random);
        limitProgress = new LimitProgress(limits, limitControl, twins, chargers, rulePacks, new Pseudonyms() {
            @Override
            public String of(String dsoId, UUID chargepointId) {
                return "cp-" + chargepointId;
            }
        });
        faultIntake = new FaultIntake(faults, products, offsets, rulePacks, twins, clock, random);
        var settings = new RecoverySettings(3, Duration.ofMinutes(2), 20_000, 3, Duration.ofSeconds(10));
        restoreQueue = new RestoreQueue(recoveries, settings, rulePacks, twins, ledgerBook, clock, random);
        loadSteps = new LoadSteps(sql, settings, ledgerBook);
        tally = new Tally(sql);
        events = new StoredEvents(
                new OpenRows(sql),
                new TransactionRows(sql, new TransactionNumbers(sql)),
                twins,
                new Metering(sql, tally, new OneListener<SessionsEnded>(e -> observe(setpoints, "sessionsOver", e))),
                tally,
                new ChargerNews(sql, outboxBook, new DeviceLog(sql, clock), clock),
                clock,
                new OneListener<ChargersCame>(e -> observe(limitProgress, "chargersCame", e)),
                List.of(faultIntake, restoreQueue));
        var driving = new Driving(sql, chargers);
        var lookRows = new LookRows(sql);
        var ceilingsSent = new OneListener<SlotsSent>(e -> observe(limitProgress, "ceilingsSent", e));
        steps = new ReconcileSteps(twins, lookRows, slots, wishbook, policies, needs, clock, ceilingsSent);
        var setbacks = new Setbacks(twins, slots, driving, log, clock);
        results = new LookResults(twins, lookRows, slots, setbacks, log, clock, ceilingsSent);
        reconciler = new Reconciler(steps, new LookStore(steps, results), driving, chargers, clock);
        orders = new Orders(setpoints, products, offsets, twins, ledgerBook, clock, random);
        closing = new HistoryClosing(sql, ledgerBook, clock);
    }

    /** One schema for all tests, as migrating one takes seconds. Limits cannot be deleted, so old ones are set aside. */
    private static TestDatabase emptied() {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (var table : List.of(
                    "command_record",
                    "programme_notice",
                    "local_control",
                    "operator_contact",
                    "stream_reader",
                    "charger_fault",
                    "recovery_charger",
                    "recovery",
                    "restored_charger",
                    "load_step",
                    "job_device",
                    "job",
                    "supply_limit_device",
                    "slot_programme",
                    "loss_policy",
                    "device_log",
                    "twin_connector",
                    "twin",
                    "load_calendar",
                    "setpoint",
                    "energy_need",
                    "charging_session",
                    "charger_transaction",
                    "half_hour",
                    "meter_register",
                    "meter_sample",
                    "history_seal",
                    "history_act",
                    "command_authority",
                    "device_area",
                    "device_offset",
                    "device_meter",
                    "device_product",
                    "product_fault",
                    "product",
                    "device")) {
                statement.execute("delete from " + table);
            }
            statement.execute("update local_control_watch set next_at = '2026-01-01'");
            statement.execute("update supply_limit set state = 'ENDED', dso_id = 'earlier-test'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return DATABASE;
    }

    /** A charger in the feeder and the area above it, operated by {@link #CPO} since long ago. */
    public UUID charger(String feeder) {
        var id = Uuid7.next();
        sql.update(
                """
                insert into device (id, identity, label, rating_w, phases, step_percent, network_area_id, network_area_name,
                  dso_id, dso_name, operator_id, operator_name, pairable, created_at, version)
                values (?, ?, 'Charger', ?, 1, 10, ?, ?, ?, 'Northshire Networks', ?, 'North Charge', false, ?, 1)""",
                id,
                "SP-" + id.toString().substring(24),
                RATING_W,
                feeder,
                "Feeder " + feeder,
                DSO,
                CPO,
                Instant.parse("2027-01-01T00:00:00Z"));
        sql.update(
                "insert into device_area (device_id, area_id, position) values (?, 'north', 0), (?, ?, 1)",
                id,
                id,
                feeder);
        authority(id, CPO, Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
        hear(new ChargerEvent.Connected(id, clock.instant(), "2.0.1", Uuid7.next(), "127.0.0.1"));
        reconcileDue();
        return id;
    }

    /** One that speaks OCPP 2.1 and whose product can give back as much as it takes. */
    public UUID chargerThatExports(String feeder) {
        var id = charger(feeder);
        var product = Uuid7.next();
        transactions.run(() -> {
            products.describe(new ProductData(
                    product, "Voltworks", "Both Ways", null, (int) RATING_W, MeterFacts.UNKNOWN, List.of()));
            products.assign(id, product);
        });
        hear(new ChargerEvent.Connected(id, clock.instant(), "2.1", Uuid7.next(), "127.0.0.1"));
        reconcileDue();
        return id;
    }

    /** Many at once, as each would cost its own connections to the database. */
    public List<UUID> chargers(String feeder, int count) {
        return transactions.get(
                () -> IntStream.range(0, count).mapToObj(i -> charger(feeder)).toList());
    }

    /** One look at each of these, in one transaction. */
    public void reconcileAll(Collection<UUID> ids) {
        transactions.run(() -> ids.forEach(this::reconcile));
    }

    public void authority(UUID id, String organisation, Instant from, Instant until) {
        sql.update(
                "insert into command_authority (id, chargepoint_id, organisation_id, valid_from, valid_until) values (?, ?, ?, ?, ?)",
                Uuid7.next(),
                id,
                organisation,
                from,
                until);
    }

    /** A vehicle draws what the charger allows. */
    public void charge(UUID id, String transaction) {
        hear(new ChargerEvent.TransactionStarted(id, clock.instant(), transaction, 1, null, 1000));
        reconcileDue();
        meter(id, transaction);
    }

    public void meter(UUID id, String transaction) {
        hear(new ChargerEvent.MeterSampled(id, clock.instant(), 1, transaction, chargers.limit(id), null));
    }

    public void hear(ChargerEvent... heard) {
        var written = transactions.get(() -> events.write(List.of(heard)));
        events.committed(written);
        transactions.run(tally::write);
    }

    /** What the clockwork does in a second. */
    public void tick() {
        var tick = new Tick(clock.instant());
        transactions.run(() -> observe(limitProgress, "tick", tick));
        transactions.run(() -> observe(faultIntake, "tick", tick));
        transactions.run(() -> restoreQueue.tick(tick));
        transactions.run(() -> loadSteps.tick(tick));
        reconcileDue();
    }

    public void reconcileDue() {
        twins.dueForReconciling(clock.instant(), 1000).forEach(this::reconcile);
    }

    public Rating rating() {
        return new Rating(RATING_W, 10);
    }

    public void reconcile(UUID id) {
        reconciler.reconcile(id);
    }

    private HouseholdControl household() {
        return household;
    }

    /** Calls an observer as the container would. */
    private static void observe(Object bean, String method, Object event) {
        try {
            var found = bean.getClass().getDeclaredMethod(method, event.getClass());
            found.setAccessible(true);
            found.invoke(bean, event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }

    public static RulePack rules(long floorW, int offsetS) {
        return rules("GB-2021", floorW, offsetS);
    }

    /** Full power at every hour, so that only what a test asks for changes the level. */
    public static RulePack rules(String id, long floorW, int offsetS) {
        return rules(id, floorW, offsetS, "");
    }

    /** As {@link #rules(long, int)}, and chargers are to tell their meter each second while charging. */
    public static RulePack meterEachSecond() {
        return rules("GB-2021", 0, 600, """
                "meterSampleInterval": "PT1S", "meterAlignedInterval": "PT15M", """);
    }

    private static RulePack rules(String id, long floorW, int offsetS, String more) {
        var text = """
                {"id": "%s", "rules": {%s"randomOffsetDefault": "PT%dS", "randomOffsetMax": "PT1800S", "limitFloorW": %d,
                 "limitMaxDuration": "PT4H", "defaultCalendar": {"timezone": "Europe/London",
                 "entries": [{"days": ["MON","TUE","WED","THU","FRI","SAT","SUN"], "at": "00:00", "levelPercent": 100}]}}}
                """.formatted(id, more, offsetS, floorW);
        try (var reader = Json.createReader(new StringReader(text))) {
            return RulePack.read(reader.readObject());
        }
    }
}
