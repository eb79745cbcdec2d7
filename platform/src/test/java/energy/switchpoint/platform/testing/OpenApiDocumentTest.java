package energy.switchpoint.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.platform.testing.OpenApiDocument.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    @Test
    void anOperationIsReadWithItsRolesAndItsOwner() {
        var document = OpenApiDocument.parse("""
                openapi: 3.1.0
                paths:
                  /switches:
                    get:
                      x-roles: [cpo, consumer]
                  /switches/{id}/return:
                    parameters:
                      - name: id
                    post:
                      x-roles: [consumer]
                      x-owner: switch
                components:
                  /not/a/path:
                    get:
                """.lines().toList());

        assertThat(document.operations())
                .isEqualTo(Map.of(
                        "GET /switches", new Operation(Set.of("consumer", "cpo"), Optional.empty()),
                        "POST /switches/{id}/return", new Operation(Set.of("consumer"), Optional.of("switch"))));
    }
}
