package energy.switchpoint.products.control;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.calendars.entity.ProgrammesChanged;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FaultRule.Group;
import energy.switchpoint.products.entity.FaultRule.Restart;
import energy.switchpoint.products.entity.FirmwareLabel;
import energy.switchpoint.products.entity.FirmwareLabel.Level;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The products of the chargers this gateway serves, as the registry told them last. */
@ApplicationScoped
public class Products {

    private static final int MOST_KNOWN = 1000;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    RulePacks rulePacks;

    @Inject
    Event<ProgrammeChanged> changes;

    @Inject
    Event<ProgrammesChanged> manyChanges;

    private final RandomGenerator random;

    /** Read once: a model's chargers are planned by the thousand. */
    private final Map<Told, FactoryCalendar> known = new ConcurrentHashMap<>();

    public Products() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public Products(
            Sql sql,
            Clock clock,
            RulePacks rulePacks,
            Event<ProgrammeChanged> changes,
            Event<ProgrammesChanged> manyChanges,
            RandomGenerator random) {
        this.sql = sql;
        this.clock = clock;
        this.rulePacks = rulePacks;
        this.changes = changes;
        this.manyChanges = manyChanges;
        this.random = random;
    }

    /** A product's own programme, with the name it is known by. */
    public record FactoryCalendar(UUID productId, String productName, Calendar calendar) {}

    /** A product as it was told once; told otherwise it has another fingerprint. */
    private record Told(UUID productId, String fingerprint) {}

    /**
     * Takes over what the registry says now, for all chargers of the product. They follow each at its own time within the
     * random offset: a factory calendar that changes for a whole product must not step its load (R062). Told twice it changes
     * nothing.
     */
    @Transactional
    public void describe(ProductData product) {
        var fingerprint = fingerprint(product);
        if (sql.one("select 1 from product where id = ? and fingerprint = ?", row -> 1, product.id(), fingerprint)
                .isPresent()) {
            return;
        }
        var calendar = product.factoryCalendar() == null
                ? null
                : CalendarJson.write(product.factoryCalendar()).toString();
        var meter = product.meter();
        sql.update(
                """
                insert into product (id, brand, model, factory_calendar, export_rating_w, meter_class, meter_accuracy_percent,
                  meter_fiscal, step_percent, fingerprint, told_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update brand = value(brand), model = value(model), factory_calendar = value(factory_calendar),
                  export_rating_w = value(export_rating_w), meter_class = value(meter_class),
                  meter_accuracy_percent = value(meter_accuracy_percent), meter_fiscal = value(meter_fiscal),
                  step_percent = value(step_percent), fingerprint = value(fingerprint), told_at = value(told_at)""",
                product.id(),
                product.brand(),
                product.model(),
                calendar,
                product.exportRatingW(),
                meter.meterClass(),
                meter.accuracyPercent(),
                meter.fiscal(),
                product.stepPercent(),
                fingerprint,
                clock.instant());
        replaceFaults(product);
        replaceFirmware(product);
        replaceLimitKey(product);
        if (product.stepPercent() != null) {
            sql.update("""
                    update device d join device_product p on p.chargepoint_id = d.id
                    set d.step_percent = ?, d.version = d.version + 1
                    where p.product_id = ? and d.step_percent <> ?""", product.stepPercent(), product.id(), product.stepPercent());
        }
        lookAgain(chargersOf(product.id()));
    }

    private void lookAgain(List<UUID> chargers) {
        var maxS = rulePacks.inForce().map(r -> r.randomOffset().maxS()).orElse(0);
        var now = clock.instant();
        var lookAt = new HashMap<UUID, Instant>();
        chargers.forEach(id -> lookAt.put(id, now.plusSeconds(random.nextInt(maxS + 1))));
        if (!lookAt.isEmpty()) {
            manyChanges.fire(new ProgrammesChanged(lookAt));
        }
    }

    private void replaceFirmware(ProductData product) {
        sql.update("delete from product_firmware where product_id = ?", product.id());
        sql.batch(
                "insert into product_firmware (product_id, version, lowest, smart_charging) values (?, ?, ?, ?)",
                product.firmware().stream()
                        .map(f -> new @Nullable Object[] {
                            product.id(),
                            f.version(),
                            f.lowest().name(),
                            f.smartCharging().name()
                        })
                        .toList());
    }

    /** The registry's word goes before what was entered here. */
    private void replaceLimitKey(ProductData product) {
        sql.update("delete from limit_setting where product_id = ?", product.id());
        var key = product.limitKey();
        if (key != null) {
            sql.update(
                    """
                    insert into limit_setting (brand, model, component, name, unit, smallest, product_id) values (?, ?, ?, ?, ?, ?, ?)
                    on duplicate key update component = value(component), name = value(name), unit = value(unit),
                      smallest = value(smallest), product_id = value(product_id)""",
                    product.brand(),
                    product.model(),
                    key.component(),
                    key.name(),
                    key.unit().name(),
                    key.smallest(),
                    product.id());
        }
    }

    /** What the label says of a charger with this firmware; empty where the register does not know it. */
    public Optional<FirmwareLabel> label(UUID chargepointId, @Nullable String firmware) {
        return sql.one(
                """
                select f.version, f.lowest, f.smart_charging from product_firmware f
                join device_product d on d.product_id = f.product_id
                where d.chargepoint_id = ? and f.version = ?""",
                row -> new FirmwareLabel(
                        row.getString("version"),
                        Level.valueOf(row.getString("lowest")),
                        Level.valueOf(row.getString("smart_charging"))),
                chargepointId,
                firmware);
    }

    private static String fingerprint(ProductData product) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(product.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    private void replaceFaults(ProductData product) {
        sql.update("delete from product_fault where product_id = ?", product.id());
        var rows = new ArrayList<@Nullable Object[]>();
        for (var f : product.faults()) {
            rows.add(new @Nullable Object[] {
                product.id(),
                rows.size(),
                f.code(),
                f.vendorCode(),
                f.group().name(),
                f.behaviour(),
                f.restart().name(),
                f.pause().toSeconds(),
                f.words()
            });
        }
        sql.batch("""
                insert into product_fault (product_id, position, code, vendor_code, fault_group, behaviour, restart, wait_s, words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private List<UUID> chargersOf(UUID productId) {
        return sql.list(
                "select chargepoint_id from device_product where product_id = ?",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                productId);
    }

    /** Says which product a charger is. */
    @Transactional
    public void assign(UUID chargepointId, UUID productId) {
        var rows = sql.update("""
                insert into device_product (chargepoint_id, product_id) values (?, ?)
                on duplicate key update product_id = value(product_id)""", chargepointId, productId);
        if (rows > 0) {
            changes.fire(new ProgrammeChanged(chargepointId));
        }
    }

    /** What a charger can give back by its product, in watts; 0 = nothing, or nothing is known of its product (R011). */
    public int exportRatingW(UUID chargepointId) {
        return sql.one("""
                        select p.export_rating_w from product p join device_product d on d.product_id = p.id
                        where d.chargepoint_id = ?""", row -> row.getInt(1), chargepointId).orElse(0);
    }

    public Optional<FactoryCalendar> factoryCalendar(UUID chargepointId) {
        return Optional.ofNullable(factoryCalendars(List.of(chargepointId)).get(chargepointId));
    }

    /** Of those whose product has one. Each product is read once, however many of its chargers are asked for. */
    public Map<UUID, FactoryCalendar> factoryCalendars(Collection<UUID> chargepointIds) {
        var products = sql.byId(
                """
                select d.chargepoint_id, p.id, p.fingerprint from product p join device_product d on d.product_id = p.id
                where d.chargepoint_id in (%s) and p.factory_calendar is not null""",
                row -> new Told(Objects.requireNonNull(row.getObject(2, UUID.class)), row.getString(3)),
                chargepointIds);
        var calendars = new HashMap<UUID, FactoryCalendar>();
        var unknown = new HashSet<UUID>();
        for (var told : products.values()) {
            var calendar = known.get(told.getFirst());
            if (calendar == null) {
                unknown.add(told.getFirst().productId());
            } else {
                calendars.put(calendar.productId(), calendar);
            }
        }
        calendars.putAll(read(unknown));
        var found = new HashMap<UUID, FactoryCalendar>();
        products.forEach((id, told) -> {
            var calendar = calendars.get(told.getFirst().productId());
            if (calendar != null) {
                found.put(id, calendar);
            }
        });
        return found;
    }

    private Map<UUID, FactoryCalendar> read(Set<UUID> products) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        var calendars = new HashMap<UUID, FactoryCalendar>();
        sql.byId(
                        "select id, fingerprint, brand, model, factory_calendar from product where id in (%s) and factory_calendar is not null",
                        row -> Map.entry(
                                new Told(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2)),
                                factoryCalendar(row)),
                        products)
                .forEach((id, rows) -> {
                    known.put(rows.getFirst().getKey(), rows.getFirst().getValue());
                    calendars.put(id, rows.getFirst().getValue());
                });
        return calendars;
    }

    private static FactoryCalendar factoryCalendar(ResultSet row) throws SQLException {
        return new FactoryCalendar(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("brand") + " " + row.getString("model"),
                calendar(row.getString("factory_calendar")));
    }

    private static Calendar calendar(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return CalendarJson.readOwn(reader.readObject());
        }
    }

    /** In the table's order: the first that fits counts. */
    public List<FaultRule> faultTable(UUID chargepointId) {
        return sql.list("""
                select f.* from product_fault f join device_product d on d.product_id = f.product_id
                where d.chargepoint_id = ? order by f.position""", Products::fault, chargepointId);
    }

    private static FaultRule fault(ResultSet row) throws SQLException {
        return new FaultRule(
                row.getString("code"),
                row.getString("vendor_code"),
                Group.valueOf(row.getString("fault_group")),
                row.getString("behaviour"),
                Restart.valueOf(row.getString("restart")),
                Duration.ofSeconds(row.getInt("wait_s")),
                row.getString("words"));
    }

    /** Of the product, corrected by what was found at this charger. */
    public MeterFacts meter(UUID chargepointId) {
        var product = sql.one("""
                        select p.meter_class, p.meter_accuracy_percent as accuracy_percent, p.meter_fiscal as fiscal,
                          null as last_check
                        from product p join device_product d on d.product_id = p.id where d.chargepoint_id = ?""", Products::meter, chargepointId).orElse(MeterFacts.UNKNOWN);
        return sql.one(
                        "select meter_class, accuracy_percent, fiscal, last_check from device_meter where chargepoint_id = ?",
                        Products::meter,
                        chargepointId)
                .map(product::correctedBy)
                .orElse(product);
    }

    private static MeterFacts meter(ResultSet row) throws SQLException {
        return new MeterFacts(
                row.getString("meter_class"),
                row.getBigDecimal("accuracy_percent"),
                row.getObject("fiscal", Boolean.class),
                row.getObject("last_check", LocalDate.class));
    }

    /** What was found at one charger; a null goes back to what the product says. */
    public void correctMeter(UUID chargepointId, MeterFacts found, String by) {
        sql.update(
                """
                insert into device_meter (chargepoint_id, meter_class, accuracy_percent, fiscal, last_check, corrected_by, corrected_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update meter_class = value(meter_class), accuracy_percent = value(accuracy_percent),
                  fiscal = value(fiscal), last_check = value(last_check), corrected_by = value(corrected_by),
                  corrected_at = value(corrected_at)""",
                chargepointId,
                found.meterClass(),
                found.accuracyPercent(),
                found.fiscal(),
                found.lastCheck(),
                by,
                clock.instant());
    }
}
