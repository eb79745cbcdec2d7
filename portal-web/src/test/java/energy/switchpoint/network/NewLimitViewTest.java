package energy.switchpoint.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.curtailment.Limit;
import energy.switchpoint.network.Network.Area;
import energy.switchpoint.pieces.ViewTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewLimitViewTest extends ViewTest {

    private final FakeService service = new FakeService()
            .on(
                    "GET /network-areas",
                    "[{\"id\":\"f1\",\"name\":\"Mill Lane feeder\",\"kind\":\"FEEDER\",\"dso\":{\"id\":\"n\",\"name\":\"N\"}}]");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatChargersTakeIsLimitedUnlessSomethingElseIsSaid() {
        estimates(8, 6, 5, 0);
        var view = open();

        chooseArea(view);

        assertThat(lastEstimate()).contains("\"direction\":\"IMPORT\"");
        assertThat(read(view))
                .contains("8 chargers here, 5 charging with 20.0\u00a0kW now", "1 is idle", "2 are not connected");
    }

    @Test
    void whatChargersGiveBackIsLimitedWhenChosenAndTheQuestionSaysSo() {
        estimates(2, 2, 1, 0);
        service.on(
                "POST /limits",
                422,
                "{\"type\":\"/problems/limit-no-chargers\",\"title\":\"Not allowed\",\"status\":422,\"detail\":\"x\"}",
                Map.of());
        var view = open();
        chooseArea(view);

        direction(view).setValue(Limit.EXPORT);
        find(TextArea.class, view).all().forEach(text -> text.setValue("as measured"));
        test(issue(view)).click();

        assertThat(lastEstimate()).contains("\"direction\":\"EXPORT\"");
        assertThat(read(view)).contains("2 chargers here can give back, 1 giving back 20.0\u00a0kW now");
        var dialog = find(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("header"))
                .isEqualTo("Limit what chargers in Mill Lane feeder give back to 50\u00a0%?");
        test(dialog).confirm();
        assertThat(service.asked)
                .filteredOn(a -> a.path().equals("/limits"))
                .singleElement()
                .satisfies(a -> assertThat(a.body()).contains("\"direction\":\"EXPORT\"", "\"levelPercent\":50"));
    }

    @Test
    void anAreaWhereNothingGivesBackSaysThatALimitWouldDoNothing() {
        estimates(0, 0, 0, 0);
        var view = open();
        chooseArea(view);

        direction(view).setValue(Limit.EXPORT);

        assertThat(read(view)).contains("No charger in this area can give power back.", "Choose another area.");
    }

    @Test
    void aLevelThatWouldBeRefusedIsSaidBeforeItIsIssued() {
        estimates(8, 8, 5, 3);
        var view = open();

        chooseArea(view);

        assertThat(read(view))
                .contains("Not allowed: this level would leave 3 chargers less", "Choose a higher level.");
    }

    private void estimates(int chargers, int connected, int active, int belowFloor) {
        service.on(
                "POST /limits/estimate",
                "{\"chargers\":%d,\"connected\":%d,\"active\":%d,\"idle\":%d,\"protectedCount\":%d,\"powerNowW\":20000,\"expectedReliefW\":9000}"
                        .formatted(chargers, connected, active, connected - active, belowFloor));
    }

    private NewLimitView open() {
        return shown(new NewLimitView(new NewLimitPresenter(
                new Network(new RegistryClient(service.http()), new GatewayClient(service.http())))));
    }

    @SuppressWarnings("unchecked")
    private void chooseArea(NewLimitView view) {
        ComboBox<Area> area = find(ComboBox.class, view).single();
        area.setValue(area.getListDataView().getItem(0));
    }

    @SuppressWarnings("unchecked")
    private Select<String> direction(NewLimitView view) {
        return find(Select.class, view).all().stream()
                .filter(select -> "What is limited".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Button issue(NewLimitView view) {
        return find(Button.class, view).withText("Issue the limit").single();
    }

    private String lastEstimate() {
        return service.asked.stream()
                .filter(a -> a.path().equals("/limits/estimate"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .body();
    }
}
