package energy.switchpoint.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem. {@code slug} names a page of the portal's handbook; {@code detail} says what the reader can do next.
 *
 * @param extra further members, such as the id of the switch that is already open
 */
public record Problem(
        int status,
        String slug,
        String title,
        String detail,
        Map<String, Object> extra,
        @Nullable Duration retryAfter) {

    public static final String JSON = "application/problem+json";

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail, Map.of(), null);
    }

    public static Problem badRequest(String slug, String detail) {
        return of(400, slug, "The request could not be read", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not for this account", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    public static Problem conflict(String slug, String title, String detail) {
        return of(409, slug, title, detail);
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Not available just now", detail).retryAfter(Duration.ofSeconds(5));
    }

    public Problem with(String name, Object value) {
        var more = new TreeMap<>(extra);
        more.put(name, value);
        return new Problem(status, slug, title, detail, more, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(status, slug, title, detail, extra, wait);
    }

    public WebApplicationException asException() {
        return new WebApplicationException(detail, asResponse());
    }

    public Response asResponse() {
        var body = new TreeMap<String, Object>(extra);
        body.put("type", handbook() + "/problems/" + slug);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        var response = Response.status(status).type(JSON).entity(body);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }

    private static String handbook() {
        return ConfigProvider.getConfig()
                .getOptionalValue("switchpoint.portal.url", String.class)
                .orElse("");
    }
}
