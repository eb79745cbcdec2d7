package energy.switchpoint.platform.http;

import energy.switchpoint.platform.problem.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;

/** Entity tags from row versions, and the answer when the caller's is old. */
public final class Versions {

    private Versions() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Throws 412 when {@code If-Match} names another version. */
    public static void check(Request request, long version) {
        if (request.evaluatePreconditions(tag(version)) != null) {
            throw Problem.of(
                            412,
                            "changed-meanwhile",
                            "Somebody was faster",
                            "This was changed since you loaded it. Load it again, then repeat your change.")
                    .asException();
        }
    }
}
