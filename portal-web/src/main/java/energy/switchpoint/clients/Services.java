package energy.switchpoint.clients;

import energy.switchpoint.signin.AccessToken;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the clients, each speaking as the person whose session asks for it. */
@Dependent
public class Services {

    @Inject
    @ConfigProperty(name = "switchpoint.registry.url", defaultValue = "http://localhost:8080/registry/api")
    URI registry;

    @Inject
    @ConfigProperty(name = "switchpoint.consent.url", defaultValue = "http://localhost:8080/consent/api")
    URI consent;

    @Inject
    @ConfigProperty(name = "switchpoint.switching.url", defaultValue = "http://localhost:8080/switching/api")
    URI switching;

    @Inject
    @ConfigProperty(name = "switchpoint.gateway.url", defaultValue = "http://localhost:8181/gateway/api")
    URI gateway;

    @Inject
    AccessToken token;

    @Produces
    @Dependent
    RegistryClient registry() {
        return new RegistryClient(new ServiceHttp(registry, token));
    }

    @Produces
    @Dependent
    GatewayClient gateway() {
        return new GatewayClient(new ServiceHttp(gateway, token));
    }

    @Produces
    @Dependent
    SwitchingClient switching() {
        return new SwitchingClient(new ServiceHttp(switching, token));
    }

    @Produces
    @Dependent
    ConsentClient consent() {
        return new ConsentClient(new ServiceHttp(consent, token));
    }
}
