package energy.switchpoint.testing;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.DeviceFacts;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.sql.Sql;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks resources without a server: its answers are real, the token is missing. Roles are checked by the server
 * and held against the contract elsewhere; ownership is as the database says.
 */
public final class Asking {

    public static final PersonId ALICE = PersonId.of("00000000-0000-4000-8000-0000000000a1");
    public static final PersonId BEN = PersonId.of("00000000-0000-4000-8000-0000000000a2");

    private final Sql sql;
    private Caller caller = new Caller.Consumer(ALICE);
    private @Nullable EntityTag ifMatch;

    public Asking(Sql sql) {
        this.sql = sql;
    }

    public Asking as(PersonId person) {
        caller = new Caller.Consumer(person);
        return this;
    }

    public Asking as(String organisation, Role role) {
        caller = new Caller.Member(new OrganisationId(organisation), role, ALICE);
        return this;
    }

    /** The version that the next request names in {@code If-Match}. */
    public Asking knowing(long version) {
        ifMatch = new EntityTag(Long.toString(version));
        return this;
    }

    public CurrentCaller current() {
        return new CurrentCaller() {
            @Override
            public Caller caller() {
                return caller;
            }
        };
    }

    public OwnDevices own() {
        return new OwnDevices() {
            @Override
            public Device require(UUID id) {
                return sql
                        .list(
                                "select owner_person_id, operator_id, operator_name from device where id = ?",
                                row -> new Held(
                                        row.getObject("owner_person_id", UUID.class),
                                        row.getString("operator_id"),
                                        row.getString("operator_name")),
                                id)
                        .stream()
                        .filter(held -> isOf(held.owner(), held.operator()))
                        .map(held -> device(id, held.operator(), held.operatorName()))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no such charger among yours.")
                                .asException());
            }
        };
    }

    private record Held(
            @Nullable UUID owner,
            @Nullable String operator,
            @Nullable String operatorName) {}

    private boolean isOf(@Nullable UUID owner, @Nullable String operator) {
        return switch (caller) {
            case Caller.Consumer(var person) -> person.value().equals(owner);
            case Caller.Member member
            when member.role() == Role.CPO -> member.organisation().value().equals(operator);
            default -> true;
        };
    }

    private static Device device(UUID id, @Nullable String operator, @Nullable String name) {
        var device = new Device(
                id, "SP-1", new DeviceFacts("Charger", 7400, 1, 10, "f1", "Feeder f1", null, null), Instant.EPOCH);
        device.operatedBy(operator == null ? null : new Party(operator, name == null ? operator : name));
        return device;
    }

    /** Evaluates {@code If-Match} as RFC 9110 says, for one tag. */
    public Request request() {
        return (Request) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (_, method, arguments) -> method.getName().equals("evaluatePreconditions")
                                && ifMatch != null
                                && !ifMatch.equals(arguments[0])
                        ? Response.status(412)
                        : null);
    }

    /** What a refusal is, as {@code 409 operator-decides}. */
    public static String refusal(Supplier<?> request) {
        try {
            request.get();
            return "not refused";
        } catch (WebApplicationException e) {
            var body = (java.util.Map<?, ?>) e.getResponse().getEntity();
            var type = String.valueOf(body.get("type"));
            return e.getResponse().getStatus() + " " + type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
