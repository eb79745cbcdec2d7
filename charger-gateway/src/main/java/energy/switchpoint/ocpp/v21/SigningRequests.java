package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.DeviceEvent.CertificateRequested;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of one connection's signing requests: 2.1 wants them back with the certificate (A02). */
final class SigningRequests {

    private final Map<Purpose, Integer> latest = new EnumMap<>(Purpose.class);

    synchronized void asked(CertificateRequested request) {
        if (request.requestId() != null) {
            latest.put(request.purpose(), request.requestId());
        }
    }

    synchronized Optional<Integer> of(Purpose purpose) {
        return Optional.ofNullable(latest.get(purpose));
    }
}
