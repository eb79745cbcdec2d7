package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Decision;
import energy.switchpoint.consents.entity.Decisions;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.platform.ids.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person answered, purpose by purpose, while another service asked: mostly during a switch. */
@ApplicationScoped
public class Answers {

    /** One answer. */
    public record Answer(Grant grant, boolean agreed) {}

    /** What came of reporting answers. */
    public sealed interface Recorded {

        record Stands(List<Decision> decisions) implements Recorded {}

        /** The source has reported other answers before. */
        record OtherAnswers() implements Recorded {}

        record UnknownNotice(Grant grant) implements Recorded {}
    }

    @Inject
    Consents consents;

    @Inject
    Decisions decisions;

    @Inject
    Notices notices;

    @Inject
    ConsentBook book;

    @Inject
    Clock clock;

    /** All of one source at once; repeating them changes nothing. */
    public Recorded record(String source, List<Answer> answers) {
        var earlier = decisions.from(source);
        if (!earlier.isEmpty()) {
            return same(earlier, answers) ? new Recorded.Stands(earlier) : new Recorded.OtherAnswers();
        }
        for (var answer : answers) {
            var grant = answer.grant();
            if (notices.version(grant.purpose(), grant.noticeVersion()).isEmpty()) {
                return new Recorded.UnknownNotice(grant);
            }
        }
        return new Recorded.Stands(answers.stream().map(this::decided).toList());
    }

    private Decision decided(Answer answer) {
        var decision = new Decision(
                Uuid7.next(),
                answer.grant(),
                answer.agreed() ? yes(answer.grant()) : no(answer.grant()),
                clock.instant());
        decisions.add(decision);
        return decision;
    }

    /** A live consent to the same wording stays; one to an older wording is replaced. */
    private UUID yes(Grant grant) {
        var live = consents.live(grant.person(), grant.recipient().value(), grant.chargepointId(), grant.purpose());
        if (live.filter(c -> c.noticeVersion() == grant.noticeVersion()).isPresent()) {
            return live.get().id();
        }
        live.ifPresent(older -> book.end(older, "person", "You agreed to a newer wording."));
        return book.begin(grant).id();
    }

    private @Nullable UUID no(Grant grant) {
        consents.live(grant.person(), grant.recipient().value(), grant.chargepointId(), grant.purpose())
                .ifPresent(live -> book.end(live, "person", "You said no when asked again."));
        return null;
    }

    private static boolean same(List<Decision> earlier, List<Answer> answers) {
        var left = new ArrayList<>(earlier);
        return answers.stream()
                        .allMatch(answer -> left.removeIf(known -> known.answers(answer.grant(), answer.agreed())))
                && left.isEmpty();
    }
}
