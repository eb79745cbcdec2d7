package energy.switchpoint.rights;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ConsentClient;
import energy.switchpoint.clients.ConsentClient.Case;
import energy.switchpoint.clients.Download;
import energy.switchpoint.clients.Rows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** A person's cases about their data. Everything here is slow: call it in the background. */
@Dependent
public class RightsPresenter {

    private final ConsentClient consents;

    @Inject
    public RightsPresenter(ConsentClient consents) {
        this.consents = consents;
    }

    /** Newest first. */
    public Answer<List<Case>> cases() {
        return consents.cases()
                .map(Rows::items)
                .map(items -> items.stream()
                        .sorted((a, b) -> b.id().compareTo(a.id()))
                        .toList());
    }

    public Answer<Case> byId(String id) {
        return consents.caseById(id);
    }

    public Answer<Case> open(RightKind kind, String detail) {
        return consents.open(kind.name(), detail.strip());
    }

    public Answer<Case> withdraw(String id) {
        return consents.withdrawCase(id);
    }

    public byte[] export() {
        return consents.export().map(Download::bytes).orElse(new byte[0]);
    }
}
