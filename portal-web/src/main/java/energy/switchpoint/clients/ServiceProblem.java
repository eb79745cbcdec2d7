package energy.switchpoint.clients;

import java.io.Serializable;

/**
 * Why a service said no, in words for the person, with a number to quote.
 *
 * @param slug names the handbook page {@code /problems/{slug}}
 */
public record ServiceProblem(int status, String slug, String title, String detail, String reference)
        implements Serializable {

    /** The service could not be reached at all; {@code status} is 0. */
    public static final String UNREACHABLE = "service-unreachable";

    /** The session has ended: sign in again. */
    public static final String SIGNED_OUT = "signed-out";

    public boolean isUnreachable() {
        return status == 0 || status >= 502 && status <= 504;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /** Somebody changed it meanwhile. */
    public boolean isStale() {
        return status == 412;
    }

    public boolean is(String otherSlug) {
        return slug.equals(otherSlug);
    }
}
