package energy.switchpoint.operatornotices.entity;

import java.time.Instant;
import java.util.UUID;

/** An operator says it has done what a notice of a case told it. */
public record Acknowledged(UUID caseId, String organisation, UUID noticeId, Instant at) {}
