package energy.switchpoint.switching.entity;

import java.time.Instant;

/** The losing operator's coded, evidenced "no". */
public record Objection(ObjectionCode code, String explanation, String evidence, Instant at) {}
