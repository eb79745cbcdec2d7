package energy.switchpoint.organisations.control;

import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The organisations taking part. Their names are public; the record is for the platform and for the organisation itself. */
@ApplicationScoped
public class Organisations extends TenantRows<Organisation> {

    public Organisations() {
        super(Organisation.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Member(var _, var role, var _) when role == Role.PLATFORM -> Restriction.EVERYTHING;
            case Caller.Member(var organisation, var _, var _) ->
                where("e.id = :own", Map.of("own", organisation.value()));
            case Caller.Consumer _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    public static Restriction matching(@Nullable String words) {
        return words == null || words.isBlank()
                ? Restriction.EVERYTHING
                : where(
                        "lower(e.name) like :words or e.id like :words",
                        Map.of("words", "%" + words.strip().toLowerCase() + "%"));
    }

    /** Who takes part is public. */
    public List<Organisation> everybody(@Nullable OrganisationKind kind) {
        return em.createQuery(
                        "select e from Organisation e where :kind is null or e.kind = :kind order by e.name",
                        Organisation.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    /** Names for the ids in a list, in one query. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new LinkedHashMap<String, String>();
        if (!ids.isEmpty()) {
            em.createQuery("select e from Organisation e where e.id in :ids", Organisation.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(organisation -> names.put(organisation.id().value(), organisation.name()));
        }
        return names;
    }

    public boolean exists(OrganisationId id, OrganisationKind kind) {
        return ofAnyone(id.value()).filter(found -> found.kind() == kind).isPresent();
    }
}
