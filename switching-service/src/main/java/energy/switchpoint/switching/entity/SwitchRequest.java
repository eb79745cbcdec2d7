package energy.switchpoint.switching.entity;

import energy.switchpoint.platform.identity.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household asked for, after everything about it was checked.
 *
 * @param losing the operator it leaves; none when the charger has none
 * @param day the day it chose; none = as soon as possible
 * @param returnOf the completed switch this one takes back, within its cooling-off time
 */
public record SwitchRequest(
        UUID chargepointId,
        String chargepointLabel,
        PersonId person,
        @Nullable Party losing,
        Party gaining,
        @Nullable LocalDate day,
        HistoryChoice history,
        List<Answer> answers,
        Readiness readiness,
        @Nullable UUID returnOf) {

    public SwitchRequest {
        answers = List.copyOf(answers);
    }

    /** A yes or no to one purpose, on the notice as it was worded. */
    public record Answer(Purpose purpose, int noticeVersion, boolean agreed) {}

    /** There must be somebody to object, and going back within the cooling-off time is a right. */
    public boolean mayBeObjectedTo() {
        return losing != null && returnOf == null;
    }
}
