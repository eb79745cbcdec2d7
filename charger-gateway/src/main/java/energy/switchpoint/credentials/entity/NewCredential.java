package energy.switchpoint.credentials.entity;

import java.util.UUID;

/** A credential just made. The password exists here only, on its way to the device or to the operator; never stored, never logged. */
public record NewCredential(UUID id, String password) {

    @Override
    public String toString() {
        return "NewCredential[" + id + "]";
    }
}
