package energy.switchpoint.products.boundary;

import energy.switchpoint.labels.control.CriteriaInForce;
import energy.switchpoint.labels.control.FactValues;
import energy.switchpoint.labels.entity.Source;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.control.FirmwareFacts;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.ManagedProducts;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.FirmwareFact;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What manufacturers declare and test houses certify about a firmware version. */
@Path("firmware")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class FirmwareResource {

    @Inject
    FirmwareVersions versions;

    @Inject
    FirmwareFacts facts;

    @Inject
    Products products;

    @Inject
    ManagedProducts managed;

    @Inject
    CriteriaInForce criteria;

    @Inject
    Organisations organisations;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller current;

    @PUT
    @Path("{id}/facts/{fact}")
    @RolesAllowed({"manufacturer", "test-house"})
    public FactView setFact(@PathParam("id") UUID id, @PathParam("fact") String name, @NotNull @Valid FactBody body) {
        var member = current.requireMember();
        var firmware = versions.find(member, id)
                .orElseThrow(() -> Problem.notFound("No firmware version of yours has this id.")
                        .asException());
        checkFits(name, body.value());
        var source = member.role() == Role.TEST_HOUSE ? Source.CERTIFIED : Source.DECLARED;
        var stated = state(member, id, name, source, body);
        products.ofAnyone(firmware.productId()).ifPresent(managed::tell);
        return view(stated);
    }

    private void checkFits(String name, JsonValue value) {
        var kind = criteria.criteria().facts().get(name);
        if (kind == null) {
            throw Problem.notFound("The criteria ask for no fact named '%s'.".formatted(name))
                    .asException();
        }
        if (FactValues.read(value, kind).isEmpty()) {
            throw Problem.badRequest("fact-value", "The value of '%s' is of kind %s.".formatted(name, kind))
                    .asException();
        }
    }

    private FirmwareFact state(Member member, UUID firmware, String name, Source source, FactBody body) {
        var known = facts.one(firmware, name, source);
        var fact = known.orElseGet(() -> new FirmwareFact(Uuid7.next(), firmware, name, source));
        fact.state(body.value().toString(), body.evidence(), member.organisation(), clock.instant());
        if (known.isEmpty()) {
            facts.add(fact);
        }
        ledger.append(
                "fact." + source.name().toLowerCase(),
                firmware.toString(),
                current.actor(),
                null,
                Json.createObjectBuilder()
                        .add("fact", name)
                        .add("value", body.value())
                        .build());
        facts.flush();
        return fact;
    }

    private FactView view(FirmwareFact fact) {
        var by = fact.statedBy();
        return new FactView(
                fact.fact(),
                fact.source(),
                FactValues.parse(fact.value()),
                fact.evidence(),
                new By(by, organisations.names(List.of(by)).getOrDefault(by, by)),
                fact.statedAt());
    }

    public record FactBody(
            @NotNull JsonValue value,
            @Nullable @Size(max = 500) String evidence) {}

    public record FactView(
            String fact,
            Source source,
            JsonValue value,
            @Nullable String evidence,
            By by,
            Instant at) {}

    public record By(String id, String name) {}
}
