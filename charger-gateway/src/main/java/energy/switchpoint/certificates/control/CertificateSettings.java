package energy.switchpoint.certificates.control;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How long chargers' certificates last.
 *
 * @param lasts validity of a new one
 * @param renewBefore when before its end the charger is asked for a new request
 * @param askAgain how often, when it has not sent one
 * @param profileChange how long a charger may take to come with a higher security profile
 */
public record CertificateSettings(Duration lasts, Duration renewBefore, Duration askAgain, Duration profileChange) {

    public CertificateSettings {
        if (renewBefore.compareTo(lasts) >= 0) {
            throw new IllegalArgumentException(
                    "switchpoint.certificates.renew-before must be less than switchpoint.certificates.lasts");
        }
    }

    public static CertificateSettings of(Config config) {
        return new CertificateSettings(
                value(config, "switchpoint.certificates.lasts", Duration.ofDays(365)),
                value(config, "switchpoint.certificates.renew-before", Duration.ofDays(60)),
                value(config, "switchpoint.certificates.ask-again", Duration.ofDays(1)),
                value(config, "switchpoint.certificates.profile-change", Duration.ofMinutes(10)));
    }

    private static Duration value(Config config, String key, Duration otherwise) {
        return config.getOptionalValue(key, Duration.class).orElse(otherwise);
    }
}
