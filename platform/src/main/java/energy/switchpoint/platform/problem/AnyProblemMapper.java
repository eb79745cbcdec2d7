package energy.switchpoint.platform.problem;

import energy.switchpoint.platform.ids.Uuid7;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives every failure a problem document. What is our own fault is logged with a reference the reader can quote. */
@Provider
public class AnyProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(AnyProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        return causes(failure)
                .map(AnyProblemMapper::known)
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElseGet(() -> ours(failure));
    }

    private static java.util.Optional<Response> known(Throwable cause) {
        return java.util.Optional.ofNullable(
                switch (cause) {
                    case WebApplicationException e -> web(e);
                    case ConstraintViolationException e ->
                        Problem.of(400, "invalid-request", "Some fields need another value", sentences(e))
                                .asResponse();
                    case JsonbException e -> unreadable(e);
                    case JsonException e -> unreadable(e);
                    case OptimisticLockException _ -> lostRace();
                    case SQLIntegrityConstraintViolationException _ -> lostRace();
                    case SQLTransactionRollbackException _ -> lostRace(); // a deadlock's victim
                    default -> null;
                });
    }

    private static Response web(WebApplicationException e) {
        var response = e.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        return switch (response.getStatus()) {
            case 401 ->
                Problem.of(401, "sign-in-needed", "Sign in first", "Send a valid access token as bearer token.")
                        .asResponse();
            case 403 -> Problem.forbidden("Your role does not include this.").asResponse();
            case 404 ->
                Problem.notFound("There is nothing here for you. Check the address.")
                        .asResponse();
            case 405 ->
                Problem.of(
                                405,
                                "method-not-allowed",
                                "Not possible here",
                                "See openapi.yaml for what this address offers.")
                        .asResponse();
            case 415 ->
                Problem.of(415, "json-needed", "JSON needed", "Send the body as application/json.")
                        .asResponse();
            default ->
                Problem.of(response.getStatus(), "request-refused", "The request was refused", "See openapi.yaml.")
                        .asResponse();
        };
    }

    private static Response unreadable(Exception e) {
        var message = String.valueOf(e.getMessage());
        return Problem.badRequest("unreadable-json", "Check the JSON against openapi.yaml: " + shortened(message))
                .asResponse();
    }

    private static Response lostRace() {
        return Problem.conflict(
                        "changed-meanwhile",
                        "Somebody was faster",
                        "This was changed in the meantime. Load it again and repeat.")
                .asResponse();
    }

    private static Response ours(Throwable failure) {
        var reference = Uuid7.next();
        LOG.log(System.Logger.Level.ERROR, "request failed, reference " + reference, failure);
        int status = failure instanceof ProcessingException ? 503 : 500;
        return Problem.of(
                        status,
                        "our-fault",
                        "Something went wrong on our side",
                        "Nothing was changed half-way. Try again; if it stays, quote reference " + reference + ".")
                .with("reference", reference.toString())
                .asResponse();
    }

    private static String sentences(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(v -> v.getPropertyPath() + " " + v.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null && t != t.getCause(), Throwable::getCause)
                .limit(20);
    }
}
