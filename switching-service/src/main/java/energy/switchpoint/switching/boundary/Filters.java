package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.switching.entity.SwitchState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list can be narrowed by; each is everything when not asked for. */
final class Filters {

    private Filters() {}

    static Restriction all(Restriction... restrictions) {
        var parameters = new HashMap<String, Object>();
        Arrays.stream(restrictions).forEach(r -> parameters.putAll(r.parameters()));
        return Restriction.where(
                Arrays.stream(restrictions).map(r -> "(" + r.jpql() + ")").collect(Collectors.joining(" and ")),
                parameters);
    }

    static Restriction side(Caller caller, @Nullable String side) {
        if (side == null) {
            return Restriction.EVERYTHING;
        }
        if (!(caller instanceof Caller.Member(var organisation, var _, var _))) {
            throw Problem.badRequest("invalid-request", "Only an operator has a side.")
                    .asException();
        }
        return switch (side) {
            case "losing" -> Restriction.where("e.losingId = :side", Map.of("side", organisation.value()));
            case "gaining" -> Restriction.where("e.gainingId = :side", Map.of("side", organisation.value()));
            default ->
                throw Problem.badRequest("invalid-request", "side is losing or gaining.")
                        .asException();
        };
    }

    static Restriction open(@Nullable Boolean open) {
        if (open == null) {
            return Restriction.EVERYTHING;
        }
        var ended =
                Arrays.stream(SwitchState.values()).filter(SwitchState::isFinal).toList();
        return Restriction.where(open ? "e.state not in :ended" : "e.state in :ended", Map.of("ended", ended));
    }

    static Restriction chargepoint(@Nullable UUID id) {
        return id == null
                ? Restriction.EVERYTHING
                : Restriction.where("e.chargepointId = :chargepoint", Map.of("chargepoint", id));
    }

    static Restriction text(@Nullable String q) {
        return q == null || q.isBlank()
                ? Restriction.EVERYTHING
                : Restriction.where(
                        "lower(e.chargepointLabel) like :q or lower(e.losingName) like :q or lower(e.gainingName) like :q",
                        Map.of("q", "%" + q.strip().toLowerCase(Locale.ROOT) + "%"));
    }
}
