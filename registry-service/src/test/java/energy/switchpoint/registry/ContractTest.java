package energy.switchpoint.registry;

import energy.switchpoint.platform.testing.OpenApiMatchesResources;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void everyOperationIsInTheContractAndTheOtherWayRound() {
        OpenApiMatchesResources.check();
    }
}
