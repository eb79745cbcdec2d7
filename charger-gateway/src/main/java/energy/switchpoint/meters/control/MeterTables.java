package energy.switchpoint.meters.control;

import energy.switchpoint.ageing.control.Retentions;
import energy.switchpoint.meters.control.Table.Column;
import energy.switchpoint.meters.entity.HalfHourReading;
import energy.switchpoint.meters.entity.MeterPeriod;
import energy.switchpoint.meters.entity.MeterValue;
import energy.switchpoint.meters.entity.Totals;
import energy.switchpoint.sessions.entity.HistoryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A charger's meter data as tables. Local time comes with its offset and beside UTC, so that the hour that happens twice in
 * autumn and the one that is left out in spring are plain.
 */
@ApplicationScoped
public class MeterTables {

    @Inject
    HalfHours halfHours;

    @Inject
    MeterValues values;

    @Inject
    Retentions retentions;

    @Inject
    Clock clock;

    public MeterTables() {}

    /** For use outside the container. */
    public MeterTables(HalfHours halfHours, MeterValues values, Retentions retentions, Clock clock) {
        this.halfHours = halfHours;
        this.values = values;
        this.retentions = retentions;
        this.clock = clock;
    }

    public Table<HalfHourReading> halfHours(UUID chargepointId, MeterPeriod period, HistoryView view) {
        var span = period.since(halfHoursKeptFrom());
        return new Table<>(
                "halfHours",
                head(chargepointId, period, "Wh"),
                List.of(
                        new Column<>("from", HalfHourReading::from),
                        new Column<>("fromLocal", h -> local(h.from(), period.zone())),
                        new Column<>("energyWh", HalfHourReading::energyWh),
                        new Column<>("quality", h -> h.quality().name())),
                each -> halfHours.read(chargepointId, span, view, each));
    }

    public Table<MeterValue> values(UUID chargepointId, MeterPeriod period, HistoryView view) {
        var span = period.since(retentions.inForce().meterValuesFrom(clock.instant()));
        return new Table<>(
                "values",
                head(chargepointId, period, "powerW in W, energyWh and exportWh in Wh, others as each says"),
                List.of(
                        new Column<>("at", MeterValue::at),
                        new Column<>("atLocal", v -> local(v.at(), period.zone())),
                        new Column<>("connector", MeterValue::connector),
                        new Column<>("powerW", MeterValue::powerW),
                        new Column<>("energyWh", MeterValue::energyWh),
                        new Column<>("exportWh", MeterValue::exportWh),
                        new Column<>("others", MeterValue::others),
                        new Column<>("transactionId", MeterValue::transactionId)),
                each -> values.read(chargepointId, span, view, each));
    }

    public Totals totals(UUID chargepointId, MeterPeriod period, Totals.By by, HistoryView view) {
        var totals = new Totals(by, period.zone());
        halfHours.read(chargepointId, period.since(halfHoursKeptFrom()), view, totals::add);
        return totals;
    }

    private LocalDate halfHoursKeptFrom() {
        return retentions.inForce().halfHoursFrom(clock.instant());
    }

    private static Map<String, String> head(UUID chargepointId, MeterPeriod period, String unit) {
        var head = new LinkedHashMap<String, String>();
        head.put("chargepointId", chargepointId.toString());
        head.put("timezone", period.zone().getId());
        head.put("from", period.from().toString());
        head.put("to", period.to().toString());
        head.put("unit", unit);
        return head;
    }

    private static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
