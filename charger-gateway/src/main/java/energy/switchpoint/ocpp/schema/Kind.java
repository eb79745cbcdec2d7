package energy.switchpoint.ocpp.schema;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What one value may be. Checking allocates nothing as long as the value is right. */
interface Kind {

    /** What is wrong with a value that is there and is not JSON's null; null when nothing is. */
    @Nullable
    Refusal check(JsonValue value);
}
