package energy.switchpoint.platform.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes violated constraints before the server's own mapper does, which answers with an HTML page. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<ConstraintViolationException> {

    private final AnyProblemMapper any = new AnyProblemMapper();

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return any.toResponse(failure);
    }
}
