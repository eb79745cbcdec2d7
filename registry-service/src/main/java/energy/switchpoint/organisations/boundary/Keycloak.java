package energy.switchpoint.organisations.boundary;

import energy.switchpoint.organisations.control.IdentityProvider;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.platform.http.ServiceTokenFilter;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.keycloak.admin.client.resource.OrganizationsResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keycloak through its own admin client's interfaces, carried by the server's REST client: the client's usual engine would bring a
 * second JAX-RS implementation into this one's place.
 */
@ApplicationScoped
public class Keycloak implements IdentityProvider {

    private static final System.Logger LOG = System.getLogger(Keycloak.class.getName());
    private static final int PAGE = 100;

    @Inject
    @ConfigProperty(name = "switchpoint.issuer")
    String issuer;

    @Override
    public Outcome createOrganisation(Organisation organisation) {
        return guarded(() -> {
            int status = status(() -> organisations().create(representation(organisation)));
            return switch (status) {
                case 201 -> new Outcome.Done();
                case 409 -> idOf(organisation.id()).isPresent() ? new Outcome.AlreadyThere() : new Outcome.NameTaken();
                default -> new Outcome.Unavailable("organisations: it answered " + status);
            };
        });
    }

    @Override
    public void removeOrganisation(OrganisationId organisation) {
        var outcome = guarded(() -> {
            idOf(organisation).ifPresent(id -> organisations().get(id).delete().close());
            return new Outcome.Done();
        });
        if (outcome instanceof Outcome.Unavailable(var why)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "organisation {0} stays in Keycloak without one here: {1}",
                    organisation,
                    why);
        }
    }

    @Override
    public Outcome invite(OrganisationId organisation, Role role, Person person) {
        return guarded(() -> {
            var organisationKey = idOf(organisation);
            if (organisationKey.isEmpty()) {
                return new Outcome.Unavailable("it has no organisation " + organisation);
            }
            var user = accountOf(person);
            var account = users().get(user);
            account.roles().realmLevel().add(List.of(roles().get(role.claim()).toRepresentation()));
            int joined = status(
                    () -> organisations().get(organisationKey.get()).members().addMember(user));
            if (joined / 100 != 2 && joined != 409) {
                return new Outcome.Unavailable("members: it answered " + joined);
            }
            return new Outcome.Invited(mailed(account));
        });
    }

    private String accountOf(Person person) {
        var known = users().searchByEmail(person.email(), true);
        if (!known.isEmpty()) {
            return known.getFirst().getId();
        }
        var user = new UserRepresentation();
        user.setUsername(person.email());
        user.setEmail(person.email());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEnabled(true);
        user.setRequiredActions(List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"));
        try (var made = users().create(user)) {
            return lastSegment(made);
        }
    }

    private static String lastSegment(Response made) {
        if (made.getStatus() != 201) {
            throw new WebApplicationException(made.getStatus());
        }
        var path = made.getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean mailed(UserResource account) {
        try {
            account.executeActionsEmail(List.of("UPDATE_PASSWORD"));
            return true;
        } catch (WebApplicationException e) {
            LOG.log(System.Logger.Level.WARNING, "an invitation could not be mailed: {0}", e.getMessage());
            return false;
        }
    }

    private Optional<String> idOf(OrganisationId organisation) {
        // Keycloak searches names and domains, not aliases.
        var all = organisations();
        for (int first = 0; ; first += PAGE) {
            var page = all.list(first, PAGE);
            var found = page.stream()
                    .filter(one -> organisation.value().equals(one.getAlias()))
                    .map(OrganizationRepresentation::getId)
                    .findFirst();
            if (found.isPresent() || page.size() < PAGE) {
                return found;
            }
        }
    }

    private static OrganizationRepresentation representation(Organisation organisation) {
        var representation = new OrganizationRepresentation();
        representation.setName(organisation.name());
        representation.setAlias(organisation.id().value());
        representation.setEnabled(true);
        return representation;
    }

    /** The REST client throws on an answer from 400 up, also where the answer itself was asked for. */
    private static int status(Supplier<Response> call) {
        try (var answer = call.get()) {
            return answer.getStatus();
        } catch (WebApplicationException e) {
            return e.getResponse().getStatus();
        }
    }

    private static Outcome guarded(Supplier<Outcome> call) {
        try {
            return call.get();
        } catch (ProcessingException | WebApplicationException | IllegalStateException e) {
            return new Outcome.Unavailable(e.toString());
        }
    }

    private OrganizationsResource organisations() {
        return client("organizations", OrganizationsResource.class);
    }

    private UsersResource users() {
        return client("users", UsersResource.class);
    }

    private RolesResource roles() {
        return client("roles", RolesResource.class);
    }

    private <T> T client(String path, Class<T> type) {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(issuer.replace("/realms/", "/admin/realms/") + "/" + path))
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .register(ServiceTokenFilter.class)
                .build(type);
    }
}
