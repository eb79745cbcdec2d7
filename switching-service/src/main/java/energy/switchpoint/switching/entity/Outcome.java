package energy.switchpoint.switching.entity;

/** How it ended, and the sentence that tells the household and both operators why. */
public record Outcome(OutcomeCode code, String text) {}
