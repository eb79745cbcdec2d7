package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What switching needs of the consent service. Every call may be repeated. */
public interface Consents {

    /** What a person is told about one purpose. */
    record Notice(Purpose purpose, int version, String title, String text, List<String> dataItems) {}

    /** What became of a household's answers. */
    sealed interface Recorded {

        record Stand(Map<Purpose, UUID> consents) implements Recorded {}

        record Refused(String why) implements Recorded {}
    }

    List<Notice> notices();

    boolean isGiven(PersonId person, Party recipient, Purpose purpose, UUID chargepointId);

    /** Records the answers that came with this switch, under its id. */
    Recorded record(PersonId person, OperatorSwitch aSwitch);

    /** The recipient has nothing to do with the charger any more, or never came to. */
    void end(PersonId person, Party recipient, UUID chargepointId, String reason);
}
