package energy.switchpoint.switchingservice;

import energy.switchpoint.platform.testing.OpenApiMatchesResources;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void theDocumentAndTheResourcesOfferTheSameOperationsToTheSameRoles() {
        OpenApiMatchesResources.check();
    }
}
