package energy.switchpoint.consents.entity;

import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import java.util.UUID;

/**
 * What is agreed to: this person lets this organisation use data of this charger for this purpose, as worded in this version.
 *
 * @param source where it was said: {@code portal}, or {@code switch:} and the switch's id
 */
public record Grant(
        PersonId person,
        OrganisationId recipient,
        UUID chargepointId,
        Purpose purpose,
        int noticeVersion,
        String source) {}
