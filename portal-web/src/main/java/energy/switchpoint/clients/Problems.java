package energy.switchpoint.clients;

import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;

/** Reads a problem document (RFC 9457), and makes one up where a service sent none. */
final class Problems {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {}

    static ServiceProblem in(HttpResponse<byte[]> response, String reference) {
        var status = response.statusCode();
        var standIn = standIn(status, reference);
        LOG.log(
                status >= 500 ? Level.WARNING : Level.DEBUG,
                () -> "%s %s answered %d, reference %s"
                        .formatted(response.request().method(), response.uri().getPath(), status, reference));
        try {
            var json = ServiceHttp.JSON.readTree(response.body());
            var type = json.path("type").asString("");
            return json.isObject()
                    ? new ServiceProblem(
                            status,
                            type.contains("/problems/") ? type.substring(type.lastIndexOf('/') + 1) : standIn.slug(),
                            json.path("title").asString(standIn.title()),
                            json.path("detail").asString(standIn.detail()),
                            reference)
                    : standIn;
        } catch (JacksonException _) {
            return standIn;
        }
    }

    static ServiceProblem unreachable(String reference, Exception cause) {
        LOG.log(Level.WARNING, () -> "A service did not answer, reference " + reference + ": " + cause);
        return new ServiceProblem(0, ServiceProblem.UNREACHABLE, "", "", reference);
    }

    private static ServiceProblem standIn(int status, String reference) {
        var slug = switch (status) {
            case 401 -> ServiceProblem.SIGNED_OUT;
            case 403 -> "not-allowed";
            case 404 -> "not-found";
            case 412 -> "changed-meanwhile";
            case 429 -> "too-many-tries";
            case 502, 503, 504 -> ServiceProblem.UNREACHABLE;
            default -> "unexpected";
        };
        return new ServiceProblem(status, slug, "", "", reference);
    }
}
