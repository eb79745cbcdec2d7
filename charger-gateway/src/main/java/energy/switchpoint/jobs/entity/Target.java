package energy.switchpoint.jobs.entity;

import energy.switchpoint.levels.entity.Rating;
import java.util.UUID;

/**
 * One charger as a job needs it for sending, so that nothing is read from the database in between.
 *
 * @param offsetS random offset in seconds drawn for it
 * @param outranked the household's override is in force
 */
public record Target(UUID chargepointId, Rating rating, int offsetS, boolean outranked) {}
