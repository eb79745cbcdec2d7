package energy.switchpoint.labels.control;

import energy.switchpoint.labels.entity.Criteria;
import jakarta.enterprise.context.ApplicationScoped;

/** The version of the criteria that labels are computed by today. */
@ApplicationScoped
public class CriteriaInForce {

    private static final class File {
        static final Criteria READ = CriteriaFile.read("2026-1");
    }

    public Criteria criteria() {
        return File.READ;
    }
}
