package energy.switchpoint.programme;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.pieces.Message;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgrammePresenterTest {

    private static final String CALENDAR = """
            {"timezone":"Europe/London","entries":[{"days":["MON"],"at":"00:30","levelPercent":100}],\
            "specialDays":[],"setBy":{"kind":"CPO","id":"north-charge","name":"North Charge"},"version":7}""";

    private final FakeService gateway = new FakeService();
    private final ProgrammePresenter presenter = new ProgrammePresenter(new GatewayClient(gateway.http()));
    private final Seen seen = new Seen();
    private final Week week = Preset.OFF_PEAK.week(ZoneId.of("Europe/London"));

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theProgrammeIsShownWithWhoSetIt() {
        gateway.on("GET /devices/c/calendar", CALENDAR);

        presenter.show(presenter.load("c"), seen);

        assertThat(seen.said).containsExactly("edit, set by North Charge");
    }

    @Test
    void savingSaysWhichVersionWasEdited() {
        load("\"7\"");
        gateway.on("PUT /devices/c/calendar", CALENDAR);

        presenter.showSaved(presenter.save("c", week), seen);

        assertThat(gateway.asked)
                .last()
                .satisfies(asked -> assertThat(asked.headers()).containsEntry("If-match", "\"7\""));
        assertThat(seen.said).last().isEqualTo("saved");
    }

    @Test
    void somebodyElsesChangeIsNotOverwrittenWithoutAsking() {
        load("\"7\"");
        gateway.on("PUT /devices/c/calendar", 412, "", Map.of());

        presenter.showSaved(presenter.save("c", week), seen);

        assertThat(seen.said).last().isEqualTo("changed meanwhile");
    }

    @Test
    void savingAnywayTakesTheNewestVersionFirst() {
        load("\"7\"");
        gateway.on("GET /devices/c/calendar", 200, CALENDAR, Map.of("ETag", "\"8\""));
        gateway.on("PUT /devices/c/calendar", CALENDAR);

        presenter.showSaved(presenter.saveAnyway("c", week), seen);

        assertThat(gateway.asked)
                .last()
                .satisfies(asked -> assertThat(asked.headers()).containsEntry("If-match", "\"8\""));
    }

    @Test
    void aDayWithoutATimeIsNotSent() {
        var hole = week.with(List.of(DayOfWeek.WEDNESDAY), List.of());

        assertThat(presenter.isSound(hole, seen)).isFalse();
        assertThat(seen.said).containsExactly("mend WEDNESDAY");
    }

    @Test
    void theSameTimeTwiceIsNotSent() {
        var seven = LocalTime.of(7, 0);
        var twice = week.with(List.of(DayOfWeek.SUNDAY), List.of(new SwitchTime(seven, 0), new SwitchTime(seven, 100)));

        assertThat(presenter.isSound(twice, seen)).isFalse();
        assertThat(seen.said).containsExactly("mend SUNDAY");
    }

    private void load(String etag) {
        gateway.on("GET /devices/c/calendar", 200, CALENDAR, Map.of("ETag", etag));
        presenter.show(presenter.load("c"), seen);
    }

    private static class Seen implements ProgrammePresenter.Display {

        private final List<String> said = new ArrayList<>();

        @Override
        public void edit(Week shown, Calendar.SetBy setBy) {
            said.add("edit, set by " + (setBy == null ? "nobody" : setBy.name()));
        }

        @Override
        public void showTrouble(ServiceProblem problem) {
            said.add("trouble");
        }

        @Override
        public void mend(Message what, DayOfWeek day) {
            said.add("mend " + day);
        }

        @Override
        public void saved() {
            said.add("saved");
        }

        @Override
        public void changedMeanwhile() {
            said.add("changed meanwhile");
        }

        @Override
        public void refused(ServiceProblem problem) {
            said.add("refused");
        }
    }
}
