package energy.switchpoint.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database could not be used. Whoever asked should ask again later; nothing was changed half-way. */
public class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnusable(SQLException cause) {
        super(cause);
    }

    /** Whether the same may succeed in a moment: the server is away, a lock was lost; not when the statement is at fault. */
    boolean isPassing() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql.getSQLState(), sql.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Another transaction wanted the same rows in another order: the same can be done again at once. */
    boolean isLostLock() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    // The server's pool wraps "no connection to be had" in an exception without a state.
    private static boolean isPassing(@Nullable String state, @Nullable String message) {
        return state == null
                ? message != null && message.contains("allocating a connection")
                : state.startsWith("08") || state.startsWith("40") || state.startsWith("70100");
    }
}
