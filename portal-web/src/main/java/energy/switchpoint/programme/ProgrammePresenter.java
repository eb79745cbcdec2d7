package energy.switchpoint.programme;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.pieces.Message;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a charger's programme, checks an edited one and saves it; never over somebody else's change without asking. */
@Dependent
public class ProgrammePresenter {

    /** What the page can show. */
    public interface Display {

        void edit(Week week, Calendar.@Nullable SetBy setBy);

        void showTrouble(ServiceProblem problem);

        /** Not sent: this must be put right first. */
        void mend(Message what, DayOfWeek day);

        void saved();

        /** Somebody else saved meanwhile. What is being edited stays. */
        void changedMeanwhile();

        void refused(ServiceProblem problem);
    }

    private final GatewayClient gateway;
    private @Nullable String etag;

    @Inject
    public ProgrammePresenter(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Slow: call it in the background. */
    public Answer<Calendar> load(String chargepointId) {
        return gateway.calendar(chargepointId);
    }

    public void show(Answer<Calendar> answer, Display display) {
        switch (answer) {
            case Answer.Ok<Calendar>(var calendar, var version) -> {
                etag = version;
                display.edit(Week.of(calendar), calendar.setBy());
            }
            case Answer.Refused<Calendar>(var problem) -> display.showTrouble(problem);
        }
    }

    /** Whether it can be sent; shows what to mend if not. */
    public boolean isSound(Week week, Display display) {
        var fault = Arrays.stream(DayOfWeek.values())
                .filter(day -> fault(week, day).isPresent())
                .findFirst();
        fault.ifPresent(day -> display.mend(fault(week, day).orElseThrow(), day));
        return fault.isEmpty();
    }

    private static Optional<Message> fault(Week week, DayOfWeek day) {
        var times = week.on(day);
        if (times.isEmpty()) {
            return Optional.of(Message.of("programme.empty-day", Message.of("programme.day." + day)));
        }
        var distinct = times.stream().map(SwitchTime::at).distinct().count();
        return distinct < times.size()
                ? Optional.of(Message.of("programme.twice", Message.of("programme.day." + day)))
                : Optional.empty();
    }

    /** Slow: call it in the background. */
    public Answer<Calendar> save(String chargepointId, Week week) {
        return gateway.setCalendar(chargepointId, week.calendar(), etag);
    }

    /** Over the newer version, because the person said so after seeing that there is one. Slow. */
    public Answer<Calendar> saveAnyway(String chargepointId, Week week) {
        if (gateway.calendar(chargepointId) instanceof Answer.Ok<Calendar>(var _, var newest)) {
            etag = newest;
        }
        return save(chargepointId, week);
    }

    public void showSaved(Answer<Calendar> answer, Display display) {
        switch (answer) {
            case Answer.Ok<Calendar>(var _, var version) -> {
                etag = version == null ? etag : version;
                display.saved();
            }
            case Answer.Refused<Calendar>(var problem) -> {
                if (problem.isStale()) {
                    display.changedMeanwhile();
                } else {
                    display.refused(problem);
                }
            }
        }
    }
}
