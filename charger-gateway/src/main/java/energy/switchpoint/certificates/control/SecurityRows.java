package energy.switchpoint.certificates.control;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what chargers tell about their own security. What has to be done about it is found in these rows afterwards. */
@ApplicationScoped
public class SecurityRows implements EventRows {

    /** OCPP's list of security events (1.6 security whitepaper, 2.0.1 part 2 appendix 1). */
    private static final Set<String> TAMPERING = Set.of("TamperDetectionActivated");

    @Inject
    Sql sql;

    public SecurityRows() {}

    /** For use outside the container. */
    public SecurityRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var serials = new HashMap<UUID, String>();
        var requests = new ArrayList<@Nullable Object[]>();
        var alarms = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Booted boot -> {
                    if (boot.serial() != null) {
                        serials.put(boot.chargepointId(), boot.serial());
                    }
                }
                case DeviceEvent.CertificateRequested asked -> {
                    if (asked.purpose() == Purpose.CONNECTION) {
                        requests.add(new Object[] {asked.chargepointId(), asked.csrPem(), asked.at()});
                    }
                }
                case ChargerEvent.SecurityEvent told -> {
                    if (TAMPERING.contains(told.kind())) {
                        alarms.add(alarm(told, told.kind(), told.detail()));
                    }
                }
                case DeviceEvent.MonitorTriggered told -> {
                    if (told.tampering() && !told.cleared()) {
                        alarms.add(alarm(told, told.what().path(), told.value()));
                    }
                }
                default -> {}
            }
        }
        changed(serials);
        sql.batch("""
                insert into certificate_request (chargepoint_id, request, received_at) values (?, ?, ?)
                on duplicate key update request = value(request), received_at = value(received_at), taken_at = null,
                    answered_at = null, outcome = null""", requests);
        sql.batch("""
                insert into tamper_alarm (id, chargepoint_id, kind, detail, since, last_at) values (?, ?, ?, ?, ?, ?)
                on duplicate key update last_at = greatest(last_at, value(last_at)), times = times + 1""", alarms);
    }

    private static @Nullable Object[] alarm(ChargerEvent event, String kind, String detail) {
        return new Object[] {
            Uuid7.next(), event.chargepointId(), cut(kind, 50), cut(detail, 255), event.at(), event.at()
        };
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    /** A serial hardly ever changes: it is looked at for all at once, and written only then. */
    private void changed(Map<UUID, String> serials) {
        if (serials.isEmpty()) {
            return;
        }
        var known = new HashMap<UUID, String>();
        var few = Sql.few(serials.keySet());
        sql.each(
                "select id, serial from device where serial is not null and id in (%s)"
                        .formatted(Sql.marks(few.size())),
                row -> known.put(row.getObject(1, UUID.class), row.getString(2)),
                few.toArray());
        sql.batch(
                "update device set serial = ? where id = ?",
                serials.entrySet().stream()
                        .filter(e -> !e.getValue().equals(known.get(e.getKey())))
                        .map(e -> new Object[] {e.getValue(), e.getKey()})
                        .toList());
    }
}
