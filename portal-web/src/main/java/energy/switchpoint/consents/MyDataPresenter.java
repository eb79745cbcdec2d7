package energy.switchpoint.consents;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ConsentClient;
import energy.switchpoint.clients.ConsentClient.Access;
import energy.switchpoint.clients.Download;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.clients.ServiceHttp;
import energy.switchpoint.clients.ServiceProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Who has a person's data, who used it, and taking a yes back. */
@Dependent
public class MyDataPresenter {

    /** What the page can show. */
    public interface Display {

        void show(Held held, List<Access> accesses);

        void showTrouble(ServiceProblem problem);

        void withdrawn(Held.Line line);

        void refused(ServiceProblem problem);
    }

    /** Both lists of the page. */
    public record Everything(Held held, List<Access> accesses) {}

    private final ConsentClient consents;

    @Inject
    public MyDataPresenter(ConsentClient consents) {
        this.consents = consents;
    }

    /** Slow: call it in the background. */
    public Answer<Everything> load() {
        var notices = consents.notices().orElse(List.of());
        var accesses = consents.accesses().map(Rows::items).orElse(List.of());
        return consents.consents().map(rows -> new Everything(Held.of(rows.items(), notices), accesses));
    }

    public void show(Answer<Everything> answer, Display display) {
        answer.handle(all -> display.show(all.held(), all.accesses()), display::showTrouble);
    }

    /** Slow: call it in the background. */
    public Answer<ServiceHttp.Done> withdraw(Held.Line line) {
        return consents.withdraw(line.consent().id());
    }

    public void showWithdrawn(Held.Line line, Answer<ServiceHttp.Done> answer, Display display) {
        answer.handle(_ -> display.withdrawn(line), display::refused);
    }

    /** Slow: call it while a file is being saved. */
    public byte[] receipt(Held.Line line) {
        return consents.receipt(line.consent().id()).map(Download::bytes).orElse(new byte[0]);
    }
}
