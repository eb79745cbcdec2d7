package energy.switchpoint.consents;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import energy.switchpoint.clients.ConsentClient;
import energy.switchpoint.clients.ConsentClient.Access;
import energy.switchpoint.clients.ConsentClient.Consent;
import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.Named;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MyDataViewTest extends ViewTest {

    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final Named NORTH = new Named("north-charge", "North Charge");

    private final FakeService service = new FakeService();
    private MyDataView view;

    @BeforeEach
    void open() {
        view = new MyDataView(new MyDataPresenter(new ConsentClient(service.http())));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoHasWhatAndWhoLookedIsReadAtAGlance() {
        shown(view);

        view.show(
                Held.of(List.of(consent("MARKETING", true), consent("OPERATE_CHARGER", false)), List.of()),
                List.of(new Access("a", MONDAY, "LOOKED", NORTH, "charging sessions of February", "c")));

        assertThat(read(view))
                .contains(
                        "One company may use your data now", "North Charge", "charging sessions of February", "looked");
    }

    @Test
    void onlyWhatIsNotNeededCanBeTakenBackAndTheConsequenceIsSaid() {
        shown(view);
        view.show(
                Held.of(List.of(consent("MARKETING", true), consent("OPERATE_CHARGER", false)), List.of()), List.of());

        test(find(Button.class, view).single()).click();

        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .isEqualTo("Take this back from North Charge?");
    }

    @Test
    void nothingHeldIsAGoodStateWithItsOwnWords() {
        shown(view);

        view.show(Held.of(List.of(), List.of()), List.of());

        assertThat(read(view)).contains("Nobody has your data");
    }

    private static Consent consent(String purpose, boolean mayWithdraw) {
        return new Consent(purpose, NORTH, "c", purpose, 1, MONDAY, null, null, "portal", mayWithdraw);
    }
}
