package energy.switchpoint.curtailment;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Download;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.Rows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import tools.jackson.core.type.TypeReference;

/** The public register of supply limits. */
@Dependent
public class Curtailments {

    private final GatewayClient gateway;

    @Inject
    public Curtailments(GatewayClient gateway) {
        this.gateway = gateway;
    }

    public Answer<Rows<Limit>> list(int offset, int limit) {
        var query = Query.of("offset", offset).and("limit", limit);
        return gateway.http().get("/public/curtailments" + query, new TypeReference<>() {});
    }

    public Answer<Limit> byId(String id) {
        return gateway.http().get("/public/curtailments/" + id, Limit.class);
    }

    public Answer<Download> csv() {
        return gateway.http().download("/public/curtailments.csv");
    }
}
