package energy.switchpoint;

import energy.switchpoint.platform.testing.OpenApiMatchesResources;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void theContractNamesEveryOperationAndItsRoles() {
        OpenApiMatchesResources.check();
    }
}
