package energy.switchpoint.organisations.entity;

import energy.switchpoint.platform.identity.Role;

/** What an organisation is to the others. It decides the role its people get. */
public enum OrganisationKind {
    CPO(Role.CPO),
    DSO(Role.DSO),
    MANUFACTURER(Role.MANUFACTURER),
    TEST_HOUSE(Role.TEST_HOUSE),
    REGULATOR(Role.REGULATOR),
    PLATFORM(Role.PLATFORM);

    private final Role role;

    OrganisationKind(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }
}
