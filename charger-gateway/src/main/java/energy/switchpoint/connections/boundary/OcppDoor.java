package energy.switchpoint.connections.boundary;

import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Approaches;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.DoorSettings;
import energy.switchpoint.connections.control.OcppSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Opens the door for chargers when the application is up, and closes it before it goes down. */
@ApplicationScoped
public class OcppDoor {

    private static final System.Logger LOG = System.getLogger(OcppDoor.class.getName());

    @Inject
    Admission admission;

    @Inject
    Approaches approaches;

    @Inject
    CertificateAuthority authority;

    @Inject
    Arrivals arrivals;

    @Inject
    Clock clock;

    private volatile @Nullable OcppServer server;

    void open(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        WarmClasses.load();
        var settings = OcppSettings.of(ConfigProvider.getConfig());
        var guard = DoorSettings.of(ConfigProvider.getConfig());
        approaches.configure(guard);
        admission.configure(guard);
        var tls = new TlsDoor(authority, guard, clock);
        var door = new OcppServer(settings, guard, tls, approaches, admission, arrivals);
        door.start();
        server = door;
        LOG.log(
                System.Logger.Level.INFO,
                "chargers are received on {0}:{1,number,#}, with TLS on port {2,number,#}",
                settings.host(),
                door.port(),
                door.tlsPort());
    }

    /** Whether chargers are received. */
    public boolean isOpen() {
        return server != null;
    }

    @PreDestroy
    void close() {
        var open = server;
        server = null;
        if (open != null) {
            open.close();
        }
    }
}
