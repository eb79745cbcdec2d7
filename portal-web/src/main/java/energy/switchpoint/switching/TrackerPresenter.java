package energy.switchpoint.switching;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Download;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.clients.SwitchingClient.Receipt;
import energy.switchpoint.clients.SwitchingClient.Switch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Follows switches. Everything here is slow: call it in the background. */
@Dependent
public class TrackerPresenter {

    private final SwitchingClient switching;

    @Inject
    public TrackerPresenter(SwitchingClient switching) {
        this.switching = switching;
    }

    public Answer<Switch> byId(String id) {
        return switching.byId(id);
    }

    /** Newest first. */
    public Answer<List<Switch>> mine() {
        return switching
                .switches(Query.of("limit", 200))
                .map(rows -> rows.items().stream()
                        .sorted((a, b) -> b.id().compareTo(a.id()))
                        .toList());
    }

    public Answer<Switch> withdraw(String id) {
        return switching.withdraw(id);
    }

    public Answer<Switch> goBack(String id) {
        return switching.goBack(id);
    }

    public Answer<Receipt> receipt(String id) {
        return switching.receipt(id);
    }

    public Answer<Download> receiptFile(String id) {
        return switching.receiptFile(id);
    }
}
