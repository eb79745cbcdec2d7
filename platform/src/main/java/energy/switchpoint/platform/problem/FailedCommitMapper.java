package energy.switchpoint.platform.problem;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A commit that failed, as a race lost at the last moment does. Jersey's own mapper for it answers a page of HTML. */
@Provider
public class FailedCommitMapper implements ExceptionMapper<TransactionalException> {

    private final AnyProblemMapper any = new AnyProblemMapper();

    @Override
    public Response toResponse(TransactionalException failed) {
        return any.toResponse(failed);
    }
}
