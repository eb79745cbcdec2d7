package energy.switchpoint.products.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a charger's meter (R022).
 *
 * @param meterClass as on its plate
 * @param accuracyPercent largest error; GB SI 2021/1467 reg. 9 asks for 10 % or better, DSR services for 2 %
 * @param fiscal whether it may be billed by
 * @param lastCheck when somebody last checked it
 */
public record MeterFacts(
        @Nullable String meterClass,
        @Nullable BigDecimal accuracyPercent,
        @Nullable Boolean fiscal,
        @Nullable LocalDate lastCheck) {

    public static final MeterFacts UNKNOWN = new MeterFacts(null, null, null, null);

    /** What was found at one charger counts more than what its product says. */
    public MeterFacts correctedBy(MeterFacts found) {
        return new MeterFacts(
                found.meterClass == null ? meterClass : found.meterClass,
                found.accuracyPercent == null ? accuracyPercent : found.accuracyPercent,
                found.fiscal == null ? fiscal : found.fiscal,
                found.lastCheck == null ? lastCheck : found.lastCheck);
    }
}
