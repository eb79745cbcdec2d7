package energy.switchpoint.resets.entity;

import static energy.switchpoint.resets.entity.ResetStep.CREDENTIALS_DESTROYED;
import static energy.switchpoint.resets.entity.ResetStep.CREDENTIALS_REPLACED;
import static energy.switchpoint.resets.entity.ResetStep.DEVICE_PROGRAMMES;
import static energy.switchpoint.resets.entity.ResetStep.DEVICE_USER_DATA;
import static energy.switchpoint.resets.entity.ResetStep.HISTORY;
import static energy.switchpoint.resets.entity.ResetStep.OPERATING_DATA;
import static energy.switchpoint.resets.entity.ResetStep.OPERATOR_SETTINGS;

import java.util.List;

/** How far a reset goes (R072). Each level contains user data, level 1 (R073). */
public enum ResetLevel {
    /** User data. */
    L1,
    /** And the operator's settings; credentials are kept: the same operator, another site (R074). */
    L2,
    /** And credentials: another operator. */
    L3,
    /** All operating data: disposal. */
    L4;

    /** In the order they are carried out: what needs the charger before what ends its way to us. */
    public List<ResetStep> steps() {
        return switch (this) {
            case L1 -> List.of(DEVICE_USER_DATA, HISTORY);
            case L2 -> List.of(DEVICE_USER_DATA, HISTORY, OPERATOR_SETTINGS, DEVICE_PROGRAMMES);
            case L3 -> List.of(DEVICE_USER_DATA, HISTORY, OPERATOR_SETTINGS, DEVICE_PROGRAMMES, CREDENTIALS_REPLACED);
            case L4 ->
                List.of(
                        DEVICE_USER_DATA,
                        HISTORY,
                        OPERATOR_SETTINGS,
                        DEVICE_PROGRAMMES,
                        OPERATING_DATA,
                        CREDENTIALS_DESTROYED);
        };
    }

    /** Moving credentials to another site is for the right circumstances only (R074). */
    public boolean needsApproval() {
        return this == L2;
    }
}
