package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.areas.control.NetworkAreas;
import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.chargepoints.entity.Scenario;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.Firmware;
import energy.switchpoint.products.entity.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chargepoints as each caller may see them. A network operator learns what hangs where in its network and nothing about the
 * people there; who the owner is, only the owner and our own services learn.
 */
@ApplicationScoped
public class ChargepointViews {

    public record ProductRef(UUID id, String brand, String model) {}

    public record FirmwareRef(UUID id, String version) {}

    public record AreaRef(UUID id, String name) {}

    public record OrganisationRef(String id, String name) {}

    public record OperatorRef(String id, String name, Instant since) {}

    public record OperatorshipView(
            OrganisationRef organisation,
            Instant from,
            @Nullable Instant until) {}

    public record ChargepointView(
            UUID id,
            @Nullable String serial,
            String label,
            ProductRef product,
            FirmwareRef firmware,
            Scenario scenario,
            @Nullable String addressLine,
            @Nullable String postcode,
            AreaRef networkArea,
            OrganisationRef dso,
            long ratingW,
            int phases,
            @Nullable String timezone,
            @Nullable Integer nominalVolts,
            String identity,
            ChargepointState state,
            @Nullable OperatorRef operator,
            @Nullable Boolean owned,
            @Nullable UUID ownerPersonId,
            long version) {}

    /** What the rows of a list refer to, read once. */
    private record Related(
            Map<UUID, Product> products,
            Map<UUID, Firmware> firmware,
            Map<UUID, NetworkArea> areas,
            Map<UUID, Operatorship> operatorships,
            Map<String, String> names) {

        OrganisationRef organisation(String id) {
            return new OrganisationRef(id, names.getOrDefault(id, id));
        }
    }

    @Inject
    Products products;

    @Inject
    FirmwareVersions firmware;

    @Inject
    NetworkAreas areas;

    @Inject
    Operatorships operatorships;

    @Inject
    Organisations organisations;

    @Inject
    Clock clock;

    ChargepointView of(Caller caller, Chargepoint chargepoint) {
        return of(caller, List.of(chargepoint)).getFirst();
    }

    List<ChargepointView> of(Caller caller, Collection<Chargepoint> chargepoints) {
        var related = related(chargepoints);
        return chargepoints.stream()
                .map(chargepoint -> view(caller, chargepoint, related))
                .toList();
    }

    List<OperatorshipView> operatorships(List<Operatorship> found) {
        var names =
                organisations.names(found.stream().map(Operatorship::operator).collect(Collectors.toSet()));
        return found.stream()
                .map(operatorship -> new OperatorshipView(
                        new OrganisationRef(
                                operatorship.operator(),
                                names.getOrDefault(operatorship.operator(), operatorship.operator())),
                        operatorship.from(),
                        operatorship.until().orElse(null)))
                .toList();
    }

    private Related related(Collection<Chargepoint> chargepoints) {
        var foundAreas = areas.byIds(ids(chargepoints, Chargepoint::networkAreaId));
        var current = operatorships.current(ids(chargepoints, Chargepoint::id), clock.instant());
        var names = Stream.concat(
                        foundAreas.values().stream().map(NetworkArea::dso),
                        current.values().stream().map(Operatorship::operator))
                .collect(Collectors.toSet());
        return new Related(
                products.byIds(ids(chargepoints, Chargepoint::productId)),
                firmware.byIds(ids(chargepoints, Chargepoint::firmwareId)),
                foundAreas,
                current,
                organisations.names(names));
    }

    private static Collection<UUID> ids(Collection<Chargepoint> chargepoints, Function<Chargepoint, UUID> id) {
        return chargepoints.stream().map(id).collect(Collectors.toSet());
    }

    private static ChargepointView view(Caller caller, Chargepoint chargepoint, Related related) {
        boolean dso = caller instanceof Caller.Member(var _, var role, var _) && role == Role.DSO;
        var product = known(related.products(), chargepoint.productId());
        var version = known(related.firmware(), chargepoint.firmwareId());
        var area = known(related.areas(), chargepoint.networkAreaId());
        return new ChargepointView(
                chargepoint.id(),
                dso ? null : chargepoint.serial(),
                dso ? chargepoint.identity() : chargepoint.label(),
                new ProductRef(product.id(), product.brand(), product.model()),
                new FirmwareRef(version.id(), version.version()),
                chargepoint.scenario(),
                dso ? null : chargepoint.addressLine(),
                dso ? null : chargepoint.postcode(),
                new AreaRef(area.id(), area.name()),
                related.organisation(area.dso()),
                chargepoint.rating().value(),
                chargepoint.phases(),
                chargepoint.timezone().orElse(null),
                chargepoint.nominalVolts().orElse(null),
                chargepoint.identity(),
                chargepoint.state(),
                operator(chargepoint, related),
                dso ? null : chargepoint.owner().isPresent(),
                owner(caller, chargepoint),
                chargepoint.version());
    }

    private static @Nullable OperatorRef operator(Chargepoint chargepoint, Related related) {
        var current = related.operatorships().get(chargepoint.id());
        return current == null
                ? null
                : new OperatorRef(
                        current.operator(),
                        related.organisation(current.operator()).name(),
                        current.from());
    }

    private static @Nullable UUID owner(Caller caller, Chargepoint chargepoint) {
        boolean mayKnow = caller instanceof Caller.Service
                || caller instanceof Caller.Consumer(var person) && chargepoint.isOwnedBy(person);
        return mayKnow ? chargepoint.owner().map(PersonId::value).orElse(null) : null;
    }

    private static <T> T known(Map<UUID, T> rows, UUID id) {
        return Objects.requireNonNull(rows.get(id), "a foreign key holds this");
    }
}
