package energy.switchpoint.rights;

import energy.switchpoint.clients.ConsentClient.Case;
import energy.switchpoint.clients.ConsentClient.CaseStep;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Timeline.Phase;
import java.util.ArrayList;
import java.util.List;

/** A case told to the person: where it stands, by when it is due. */
public record CaseStory(String tone, Message what, List<Message> why) {

    public static CaseStory of(Case aCase) {
        var kind = Message.of("rights.kind." + aCase.type());
        var why = new ArrayList<Message>();
        if (aCase.answer() != null) {
            why.add(Message.of("rights.answer", aCase.answer()));
        }
        if (aCase.extendedBecause() != null) {
            why.add(Message.of("rights.extended", aCase.extendedBecause()));
        }
        return switch (aCase.state()) {
            case "DONE" -> new CaseStory("good", Message.of("rights.done", kind), why);
            case "PARTLY_DONE" -> {
                why.add(Message.of("rights.partly-why"));
                yield new CaseStory("limited", Message.of("rights.partly", kind), why);
            }
            case "WITHDRAWN" -> new CaseStory("idle", Message.of("rights.withdrawn", kind), why);
            default -> {
                if (aCase.dueOn() != null) {
                    why.add(Message.of("rights.due", aCase.dueOn()));
                }
                yield new CaseStory("active", Message.of("rights.working", kind), why);
            }
        };
    }

    static Phase phase(CaseStep step) {
        return switch (step.state()) {
            case "DONE", "RETAINED" -> Phase.DONE;
            case "FAILED" -> Phase.FAILED;
            default -> Phase.NEXT;
        };
    }
}
