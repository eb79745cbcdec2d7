package energy.switchpoint.organisations.boundary;

import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.organisations.entity.OrganisationKind;
import org.jspecify.annotations.Nullable;

/** An organisation as it is sent. */
public record OrganisationView(
        String id,
        String name,
        OrganisationKind kind,
        @Nullable String website,
        @Nullable String summary) {

    static OrganisationView of(Organisation organisation) {
        return new OrganisationView(
                organisation.id().value(),
                organisation.name(),
                organisation.kind(),
                organisation.website(),
                organisation.summary());
    }
}
