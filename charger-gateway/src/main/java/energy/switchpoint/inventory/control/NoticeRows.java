package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rarer things chargers tell: reservations, the version of the local list, vehicles' needs, priority charging, a vendor's own. */
@ApplicationScoped
public class NoticeRows implements EventRows {

    static final String RESERVED = "RESERVED";
    static final String RESERVATION_CANCELLED = "RESERVATION_CANCELLED";
    static final String RESERVATION_ENDED = "RESERVATION_ENDED";
    static final String LOCAL_LIST = "LOCAL_LIST";

    private static final int LONGEST = 4000;

    @Inject
    Sql sql;

    public NoticeRows() {}

    /** For use outside the container. */
    public NoticeRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            switch (event) {
                case DeviceEvent.Reserved e ->
                    rows.add(row(
                            e,
                            RESERVED,
                            e.connector(),
                            Integer.toString(e.reservationId()),
                            e.until().toString()));
                case DeviceEvent.ReservationCancelled e ->
                    rows.add(row(e, RESERVATION_CANCELLED, null, Integer.toString(e.reservationId()), null));
                case DeviceEvent.LocalListKnown e ->
                    rows.add(row(e, LOCAL_LIST, null, Integer.toString(e.version()), e.sent() ? "SENT" : "READ"));
                case DeviceEvent.ReservationEnded e ->
                    rows.add(row(
                            e,
                            RESERVATION_ENDED,
                            null,
                            Integer.toString(e.reservationId()),
                            e.why().name()));
                case DeviceEvent.DataReceived e -> rows.add(row(e, "DATA", null, subject(e), e.data()));
                case ProgrammeEvent.EvNeeds e -> rows.add(row(e, "VEHICLE_NEEDS", e.connector(), e.mode(), needs(e)));
                case ProgrammeEvent.EvSchedule e ->
                    rows.add(row(
                            e,
                            "VEHICLE_SCHEDULE",
                            e.connector(),
                            null,
                            Kind.json(e.schedule()).build().toString()));
                case ProgrammeEvent.PriorityCharging e ->
                    rows.add(row(e, "PRIORITY_CHARGING", null, e.transactionId(), e.active() ? "ON" : "OFF"));
                case ProgrammeEvent.ScheduleAsked e ->
                    rows.add(row(e, "SCHEDULE_ASKED", null, Integer.toString(e.profileId()), null));
                default -> {}
            }
        }
        sql.batch("""
                insert into device_notice (chargepoint_id, at, kind, connector, subject, detail)
                values (?, ?, ?, ?, ?, ?)""", rows);
    }

    private static String subject(DeviceEvent.DataReceived event) {
        return event.vendor() + (event.messageId() == null ? "" : "/" + event.messageId());
    }

    private static String needs(ProgrammeEvent.EvNeeds event) {
        var json = Json.createObjectBuilder();
        if (event.departure() != null) {
            json.add("departure", event.departure().toString());
        }
        if (event.energyWh() != null) {
            json.add("energyWh", event.energyWh());
        }
        if (event.maximumW() != null) {
            json.add("maximumW", event.maximumW());
        }
        if (event.stateOfCharge() != null) {
            json.add("stateOfChargePercent", event.stateOfCharge());
        }
        return json.build().toString();
    }

    private static @Nullable Object[] row(
            ChargerEvent event,
            String kind,
            @Nullable Integer connector,
            @Nullable String subject,
            @Nullable String detail) {
        return new @Nullable Object[] {
            event.chargepointId(), event.at(), kind, connector, Kind.cut(subject, 255), Kind.cut(detail, LONGEST)
        };
    }
}
