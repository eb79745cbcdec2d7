package energy.switchpoint.devices.control;

import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.UUID;

/**
 * What the registry says about operatorships and owners. After a handover the authority has moved here already and the
 * news changes nothing; without one (an operator ceased, and the platform took over) it moves now.
 */
@ApplicationScoped
public class OperatorshipNews {

    @Inject
    CommandAuthority authority;

    @Inject
    DeviceLog log;

    @Inject
    Sql sql;

    void heard(@Observes ReceivedEvent event) {
        switch (event.type()) {
            case "operatorship.moved" -> moved(event.data());
            case "chargepoint.claimed" -> claimed(event.data());
            default -> {}
        }
    }

    private void moved(JsonObject data) {
        var chargepointId = UUID.fromString(data.getString("chargepointId"));
        var to = organisation(data);
        var switchId = data.get("switchId") instanceof JsonString id ? UUID.fromString(id.getString()) : null;
        if (handoverOpen(chargepointId)) {
            return;
        }
        var at = Instant.parse(data.getString("at"));
        if (authority.move(chargepointId, to, at, switchId) instanceof CommandAuthority.Move.Moved moved) {
            sql.update(
                    "update device set operator_id = ?, operator_name = ?, version = version + 1 where id = ?",
                    to.equals(Party.MANAGED_MODE.id()) ? null : to,
                    to.equals(Party.MANAGED_MODE.id()) ? null : to,
                    chargepointId);
            log.add(chargepointId, LogKind.HANDOVER, "AUTHORITY_MOVED", "from " + moved.from() + " to " + moved.to());
        }
    }

    private void claimed(JsonObject data) {
        sql.update(
                "update device set owner_person_id = ?, version = version + 1 where id = ?",
                UUID.fromString(data.getString("personId")),
                UUID.fromString(data.getString("chargepointId")));
    }

    private static String organisation(JsonObject data) {
        return switch (data.get("to")) {
            case JsonString id -> id.getString();
            case JsonObject party -> party.getString("id");
            case null, default -> Party.MANAGED_MODE.id();
        };
    }

    private boolean handoverOpen(UUID chargepointId) {
        return sql.one("select 1 from handover where open_for = ?", row -> 1, chargepointId)
                .isPresent();
    }
}
