package energy.switchpoint.switching.entity;

import java.time.Instant;
import java.util.List;

/**
 * The readiness certificate: what the register says of the product and what a look at the device found, in plain words.
 *
 * @param level the register's label for operating this product and firmware: HIGH, MEDIUM or NONE
 */
public record Readiness(boolean ready, String level, List<Sentence> sentences, Instant issuedAt) {

    public Readiness {
        sentences = List.copyOf(sentences);
    }

    /** One finding as a household would read it. */
    public record Sentence(boolean ok, String text) {}
}
