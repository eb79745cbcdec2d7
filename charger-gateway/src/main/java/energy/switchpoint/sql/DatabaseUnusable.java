package energy.switchpoint.sql;

import java.sql.SQLException;

/** The database could not be used. Whoever asked should ask again later; nothing was changed half-way. */
public class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnusable(SQLException cause) {
        super(cause);
    }
}
