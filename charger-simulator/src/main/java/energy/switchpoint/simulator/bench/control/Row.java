package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Series;
import java.io.IOException;

/** One row of the table: one kind of work, measured several times. */
public interface Row {

    /** Its name on the command line. */
    String key();

    Series run(Bench bench) throws IOException, InterruptedException;
}
