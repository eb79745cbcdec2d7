package energy.switchpoint.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.organisations.control.Admission;
import energy.switchpoint.organisations.control.Admission.Decision;
import energy.switchpoint.organisations.control.IdentityProvider;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An organisation is accepted here and where its people sign in, or nowhere. */
class AdmissionTest {

    static final MovedClock CLOCK = new MovedClock();
    static final SignIn SIGN_IN = new SignIn();
    static final RegistryUnit UNIT = new RegistryUnit(CLOCK, SIGN_IN);
    static final IdentityProvider.Person FIRST = new IdentityProvider.Person("b@blue-arc.example", "B", "Arc");

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anAcceptedOrganisationIsInBothPlacesAndItsFirstPersonInvited() {
        assertThat(accept("blue-arc")).isInstanceOf(Decision.Accepted.class);
        assertThat(SIGN_IN.organisations).contains("blue-arc");
        assertThat(SIGN_IN.invited).contains("b@blue-arc.example as CPO to blue-arc");
    }

    @Test
    void withoutTheIdentityProviderNothingIsMade() {
        SIGN_IN.down = true;
        try {
            assertThat(accept("red-arc")).isInstanceOf(Decision.Unavailable.class);
        } finally {
            SIGN_IN.down = false;
        }
        assertThat(SIGN_IN.organisations).doesNotContain("red-arc");
    }

    @Test
    void anInvitationThatFailsTakesTheOrganisationBack() {
        SIGN_IN.mailDown = true;
        try {
            assertThat(accept("pink-arc")).isInstanceOf(Decision.Unavailable.class);
        } finally {
            SIGN_IN.mailDown = false;
        }
        assertThat(SIGN_IN.organisations).doesNotContain("pink-arc");
    }

    @Test
    void anIdIsTakenOnce() {
        accept("grey-arc");

        assertThat(accept("grey-arc")).isEqualTo(new Decision.Exists());
        assertThat(accept("north-charge")).isEqualTo(new Decision.Exists());
    }

    @Test
    void whatATryThatBrokeOffLeftInTheIdentityProviderIsTakenUp() {
        SIGN_IN.organisations.add("half-arc");

        assertThat(accept("half-arc")).isInstanceOf(Decision.Accepted.class);
    }

    private static Decision accept(String id) {
        return UNIT.in(beans -> beans.get(Admission.class)
                .accept(
                        new Organisation(new OrganisationId(id), id, OrganisationKind.CPO, null, null, CLOCK.instant()),
                        FIRST,
                        "platform:switchpoint"));
    }

    /** An identity provider that can be switched off. */
    static final class SignIn implements IdentityProvider {

        final Set<String> organisations = new HashSet<>();
        final List<String> invited = new ArrayList<>();
        boolean down;
        boolean mailDown;

        @Override
        public Outcome createOrganisation(Organisation organisation) {
            if (down) {
                return new Outcome.Unavailable("down");
            }
            return organisations.add(organisation.id().value()) ? new Outcome.Done() : new Outcome.AlreadyThere();
        }

        @Override
        public void removeOrganisation(OrganisationId organisation) {
            organisations.remove(organisation.value());
        }

        @Override
        public Outcome invite(OrganisationId organisation, Role role, Person person) {
            if (mailDown) {
                return new Outcome.Unavailable("down");
            }
            invited.add(person.email() + " as " + role + " to " + organisation);
            return new Outcome.Invited(true);
        }
    }
}
