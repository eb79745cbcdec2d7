package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.OcppSettings;
import energy.switchpoint.connections.control.WorkThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Opens the door for chargers when the application is up, and closes it before it goes down. */
@ApplicationScoped
public class OcppDoor {

    private static final System.Logger LOG = System.getLogger(OcppDoor.class.getName());

    @Inject
    Admission admission;

    @Inject
    Arrivals arrivals;

    @Inject
    WorkThreads threads;

    private @Nullable OcppServer server;

    void open(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        WarmClasses.load();
        var settings = OcppSettings.of(ConfigProvider.getConfig());
        var door = new OcppServer(settings, admission, arrivals, threads);
        door.start();
        server = door;
        LOG.log(System.Logger.Level.INFO, "chargers are received on {0}:{1,number,#}", settings.host(), door.port());
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
