package energy.switchpoint.jobs.entity;

import java.time.Instant;

/** What each charger of a job is to do. */
public sealed interface Work {

    /** One word for lists. */
    String what();

    /**
     * A level for a time: the commanded state of architecture §5. Never above a ceiling, as ceilings lie in a layer of
     * their own on the device and the lowest of all layers counts.
     *
     * @param response frequency response: no random offset (R066)
     * @param longestOffsetS bound of the offset drawn for each charger, in seconds (R062)
     * @param rule which rule decided the offset
     */
    record Level(int levelPercent, Instant from, Instant until, boolean response, int longestOffsetS, String rule)
            implements Work {
        @Override
        public String what() {
            return "COMMANDED_STATE";
        }
    }

    /**
     * A command as the API takes it for one charger.
     *
     * @param type the command's type
     * @param body the JSON object it came as
     */
    record Order(String type, String body) implements Work {
        @Override
        public String what() {
            return type;
        }
    }
}
