package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.AuthorisationCommand.Reserve;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** Cache, local list and reservations of OCPP 1.6. */
final class Authorisation16 {

    private final Outcomes outcomes;
    private final Clock clock;

    Authorisation16(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome perform(AuthorisationCommand command, ChargerLine line) {
        return switch (command) {
            case AuthorisationCommand.ReadListVersion _ -> listVersion(line);
            case AuthorisationCommand.SendList(int version, boolean whole, var entries) ->
                sendList(version, whole ? "Full" : "Differential", list(entries, whole), line);
            case AuthorisationCommand.ClearCache _ -> clearCache(line);
            case Reserve reserve -> reserve(reserve, line);
            case AuthorisationCommand.CancelReservation(int id) ->
                outcomes.byStatus(
                        line.call(
                                "CancelReservation",
                                Json.object().add("reservationId", id).build()),
                        "Accepted");
            case AuthorisationCommand.CustomerData(var _, boolean read, var _) ->
                read ? outcomes.refused("OCPP 1.6 does not tell what it holds about a person") : erase(line);
        };
    }

    /** The cache and the local list are all a 1.6 charger has about a person; one without a list has nothing to erase there. */
    CommandOutcome erase(ChargerLine line) {
        var cache = clearCache(line);
        var list = outcomes.byStatus(
                line.call("SendLocalList", update((int) clock.instant().getEpochSecond(), "Full", Json.array())),
                "Accepted",
                "NotSupported");
        return cache instanceof CommandOutcome.Accepted ? list : cache;
    }

    private CommandOutcome clearCache(ChargerLine line) {
        return outcomes.byStatus(line.call("ClearCache", Json.EMPTY), "Accepted");
    }

    private CommandOutcome listVersion(ChargerLine line) {
        return outcomes.of(line.call("GetLocalListVersion", Json.EMPTY), payload -> {
            int version = payload.getInt("listVersion");
            // 1.6 §5.10: -1 = the charger has no local list
            return version < 0
                    ? outcomes.refused("the charger has no local list")
                    : new CommandOutcome.ListVersion(clock.instant(), version);
        });
    }

    private CommandOutcome sendList(int version, String type, JsonArrayBuilder list, ChargerLine line) {
        return outcomes.byStatus(line.call("SendLocalList", update(version, type, list)), "Accepted");
    }

    private static JsonObject update(int version, String type, JsonArrayBuilder list) {
        return Json.object()
                .add("listVersion", version)
                .add("localAuthorizationList", list)
                .add("updateType", type)
                .build();
    }

    /** Without access a token is taken out; of a whole list it is simply no part. */
    private static JsonArrayBuilder list(List<Entry> entries, boolean whole) {
        var list = Json.array();
        for (var entry : entries) {
            var access = entry.access();
            if (access != null) {
                list.add(Json.object().add("idTag", entry.token().id()).add("idTagInfo", info(access)));
            } else if (!whole) {
                list.add(Json.object().add("idTag", entry.token().id()));
            }
        }
        return list;
    }

    private static JsonObject info(Access access) {
        var info = Json.object()
                .add(
                        "status",
                        switch (access.standing()) {
                            case ACCEPTED -> "Accepted";
                            case BLOCKED -> "Blocked";
                            case EXPIRED -> "Expired";
                            case INVALID -> "Invalid";
                        });
        if (access.until() != null) {
            info.add("expiryDate", access.until().toString());
        }
        if (access.group() != null) {
            info.add("parentIdTag", access.group().id());
        }
        return info.build();
    }

    private CommandOutcome reserve(Reserve wanted, ChargerLine line) {
        if (wanted.connector() == 0 && wanted.connectorType() != null) {
            return outcomes.refused("OCPP 1.6 cannot reserve a kind of connector");
        }
        var call = Json.object()
                .add("connectorId", wanted.connector())
                .add("expiryDate", wanted.until().toString())
                .add("idTag", wanted.token().id())
                .add("reservationId", wanted.reservationId());
        if (wanted.group() != null) {
            call.add("parentIdTag", wanted.group().id());
        }
        return outcomes.byStatus(line.call("ReserveNow", call.build()), "Accepted");
    }
}
