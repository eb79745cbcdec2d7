package energy.switchpoint.localcontrol.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.CalendarCancelled;
import energy.switchpoint.calendars.entity.CalendarSet;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.control.ControlTold.Change;
import energy.switchpoint.localcontrol.entity.LocalControl;
import energy.switchpoint.localcontrol.entity.LocalControl.Decision;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.localcontrol.entity.ProgrammeNotice;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import energy.switchpoint.programmes.control.Programming;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Local control (R067–R070): while nobody operates a charger the household's programme counts until the household changes it;
 * an operator that is there overwrites it, says so, and the household may take that back. Runs in the caller's transaction.
 */
@ApplicationScoped
public class HouseholdControl {

    private static final String HOUSEHOLD = "CONSUMER";
    private static final String OPERATOR = "CPO";

    @Inject
    LocalControls controls;

    @Inject
    ProgrammeNotices notices;

    @Inject
    Calendars calendars;

    @Inject
    Programming programming;

    @Inject
    StandingProgrammes standing;

    @Inject
    ControlTold told;

    @Inject
    Clock clock;

    public HouseholdControl() {}

    /** For use outside the container. */
    public HouseholdControl(
            LocalControls controls,
            ProgrammeNotices notices,
            Calendars calendars,
            Programming programming,
            StandingProgrammes standing,
            ControlTold told,
            Clock clock) {
        this.controls = controls;
        this.notices = notices;
        this.calendars = calendars;
        this.programming = programming;
        this.standing = standing;
        this.told = told;
        this.clock = clock;
    }

    /** What came of undoing. */
    public sealed interface Undo {
        record Done(SetCalendar now) implements Undo {}

        record NoSuchNotice() implements Undo {}

        /** The time for it is over, or somebody has set another programme since. */
        record TooLate() implements Undo {}

        /** The household's own programme was erased meanwhile. */
        record Forgotten() implements Undo {}
    }

    /** What came of giving control back. */
    public sealed interface HandBack {
        record Done(LocalControl now) implements HandBack {}

        /** The household had not taken it. */
        record NothingTaken() implements HandBack {}

        /** Somebody has set a programme at the same moment. */
        record Stale() implements HandBack {}
    }

    public void set(@Observes CalendarSet news) {
        switch (news.now().setBy().kind()) {
            case HOUSEHOLD -> householdSet(news);
            case OPERATOR -> operatorSet(news);
            // the operator has ended its own: what it had replaced can still be taken back
            default ->
                notices.replacedAgain(
                        news.chargepointId(),
                        news.now().version(),
                        news.now().start().at());
        }
    }

    /** Taken back before it began: the household's own goes on, nothing was replaced. */
    public void cancelled(@Observes CalendarCancelled news) {
        notices.open(news.chargepointId())
                .filter(n -> n.operatorVersion() == news.version())
                .ifPresent(n -> notices.close(n.chargepointId(), clock.instant()));
    }

    /** A new household shall not bring back the programme of the one before. */
    void heard(@Observes ReceivedEvent event) {
        if (event.type().equals("chargepoint.claimed")) {
            notices.close(UUID.fromString(event.data().getString("chargepointId")), clock.instant());
        }
    }

    private void householdSet(CalendarSet news) {
        var id = news.chargepointId();
        notices.close(id, clock.instant());
        move(id, control -> control.householdSet(clock.instant())).ifPresent(now -> {
            // What an operator that is gone had planned would end the household's programme without anybody wanting it.
            if (now.state().isWithoutOperator() && now.cause() != Cause.CHARGER_SILENT) {
                calendars.dropWaiting(id, OPERATOR, news.now().version(), "LOCAL_CONTROL");
            }
        });
    }

    private void operatorSet(CalendarSet news) {
        move(news.chargepointId(), control -> control.operatorSet(clock.instant()));
        var before = news.before();
        if (before != null && before.setBy().kind().equals(HOUSEHOLD)) {
            notices.close(news.chargepointId(), clock.instant());
            var notice = notice(news.chargepointId(), before, news.now());
            notices.add(notice);
            told.replaced(notice);
        } else {
            notices.replacedAgain(
                    news.chargepointId(),
                    news.now().version(),
                    news.now().start().at());
        }
    }

    private ProgrammeNotice notice(UUID id, SetCalendar own, SetCalendar operators) {
        var now = clock.instant();
        return new ProgrammeNotice(
                Uuid7.next(),
                id,
                own.version(),
                operators.version(),
                new Party(operators.setBy().id(), operators.setBy().name()),
                now,
                operators.start().at(),
                now.plus(controls.rules().undoWindow()));
    }

    /** The household takes back that its operator replaced its programme; its own counts again, after an offset of its own. */
    public Undo undo(UUID chargepointId, UUID noticeId, PersonId person, RulePack rules) {
        var found = notices.open(chargepointId).filter(n -> n.id().equals(noticeId));
        if (found.isEmpty()) {
            return new Undo.NoSuchNotice();
        }
        var notice = found.get();
        var newest = calendars.plan(chargepointId, clock.instant()).version();
        if (!notice.mayUndo(clock.instant(), newest)) {
            return new Undo.TooLate();
        }
        var own = calendars.version(chargepointId, notice.ownVersion());
        if (own.isEmpty()) {
            return new Undo.Forgotten();
        }
        // Before the calendar is set, or setting it would close the notice as overtaken.
        notices.undone(notice.id(), newest + 1, clock.instant());
        return switch (programming.replace(
                chargepointId,
                own.get().calendar(),
                new SetBy(HOUSEHOLD, person.toString(), "Owner"),
                newest,
                later(own.get().start().askedFrom()),
                rules)) {
            case Replacement.Replaced(var now) -> {
                told.restored(notice, clock.instant());
                yield new Undo.Done(now);
            }
            case Replacement.Stale _, Replacement.TooManyWait _, Replacement.CannotExport _ -> new Undo.TooLate();
        };
    }

    /** The household keeps what its operator has set. */
    public boolean keep(UUID chargepointId, UUID noticeId) {
        return notices.kept(chargepointId, noticeId, clock.instant());
    }

    /**
     * The household gives back the control it took: its programme makes way for what its operator had set last, or for the
     * default hours where there is none.
     */
    public HandBack handBack(UUID chargepointId, RulePack rules) {
        var at = clock.instant();
        var stored = controls.standing(chargepointId).orElseThrow();
        var control = stored.at(at, controls.rules());
        if (!(control.handBack(at) instanceof Decision.Moved(var now))) {
            return new HandBack.NothingTaken();
        }
        var version = calendars.plan(chargepointId, at).version();
        var last = Optional.ofNullable(stored.contact().operator())
                .flatMap(operator -> calendars.lastSetBy(chargepointId, OPERATOR, operator.id()));
        var defaults = standing.defaultOf(chargepointId, rules);
        var replacement = programming.putBack(
                chargepointId,
                last.map(SetCalendar::calendar).orElse(defaults.calendar()),
                last.map(SetCalendar::setBy).orElse(defaults.setBy()),
                version,
                rules);
        if (!(replacement instanceof Replacement.Replaced(var _))) {
            return new HandBack.Stale();
        }
        write(stored.stored(), now, stored.contact().operator());
        return new HandBack.Done(now);
    }

    private @Nullable Instant later(Instant from) {
        return from.isAfter(clock.instant()) ? from : null;
    }

    /** An act of household or operator, on top of what was heard of both since it was last written. */
    private Optional<LocalControl> move(UUID chargepointId, Function<LocalControl, Decision> act) {
        return controls.standing(chargepointId).flatMap(s -> {
            var seen = s.at(clock.instant(), controls.rules());
            if (!(act.apply(seen) instanceof Decision.Moved(var now))) {
                return Optional.empty();
            }
            write(s.stored(), now, s.contact().operator());
            return Optional.of(now);
        });
    }

    private void write(LocalControl stored, LocalControl now, @Nullable Party operator) {
        if (!now.equals(stored)) {
            controls.save(List.of(now));
            told.changed(List.of(new Change(now, operator)), clock.instant());
        }
    }
}
