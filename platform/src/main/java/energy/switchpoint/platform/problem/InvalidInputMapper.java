package energy.switchpoint.platform.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Failed validation. Jersey has a mapper of its own for it, which answers a page of HTML; a nearer type wins. */
@Provider
public class InvalidInputMapper implements ExceptionMapper<ConstraintViolationException> {

    private final AnyProblemMapper any = new AnyProblemMapper();

    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        return any.toResponse(invalid);
    }
}
