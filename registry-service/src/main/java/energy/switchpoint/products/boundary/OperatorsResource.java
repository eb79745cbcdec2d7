package energy.switchpoint.products.boundary;

import energy.switchpoint.organisations.control.OperatorOffers;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.organisations.entity.OperatorOffer;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.control.Products;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operators a household can choose among, side by side. */
@Path("public/operators")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@PermitAll
public class OperatorsResource {

    @Inject
    Organisations organisations;

    @Inject
    OperatorOffers offers;

    @Inject
    Products products;

    @GET
    public List<OperatorView> list(@QueryParam("productId") @Nullable UUID productId) {
        var accepting = productId == null ? null : accepting(productId);
        var offered = offers.all().stream()
                .collect(Collectors.toMap(offer -> offer.organisation().value(), offer -> offer));
        return organisations.everybody(OrganisationKind.CPO).stream()
                .flatMap(operator -> Stream.ofNullable(offered.get(operator.id().value()))
                        .map(offer -> view(operator, offer, accepting)))
                .toList();
    }

    private Set<String> accepting(UUID productId) {
        if (products.ofAnyone(productId).isEmpty()) {
            throw Problem.notFound("No such product. Look for it in the catalogue.")
                    .asException();
        }
        return offers.accepting(productId);
    }

    private static OperatorView view(Organisation operator, OperatorOffer offer, @Nullable Set<String> accepting) {
        return new OperatorView(
                operator.id().value(),
                operator.name(),
                operator.website(),
                operator.summary(),
                offer.programmeSummary(),
                json(offer.calendar()),
                accepting == null ? null : accepting.contains(operator.id().value()),
                json(offer.purposes()),
                offer.priceNote());
    }

    private static JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    public record OperatorView(
            String id,
            String name,
            @Nullable String website,
            @Nullable String summary,
            String programmeSummary,
            JsonValue calendar,
            @Nullable Boolean acceptsProduct,
            JsonValue purposes,
            @Nullable String priceNote) {}
}
