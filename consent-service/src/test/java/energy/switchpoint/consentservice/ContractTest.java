package energy.switchpoint.consentservice;

import energy.switchpoint.platform.testing.OpenApiMatchesResources;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void theContractSaysWhatTheResourcesDo() {
        OpenApiMatchesResources.check();
    }
}
