package energy.switchpoint.switching.entity;

import energy.switchpoint.platform.identity.OrganisationId;

/** An operator, by its id and by the name people knew it by when the switch was asked for. */
public record Party(OrganisationId id, String name) {}
