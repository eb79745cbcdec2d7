package energy.switchpoint.instructions.entity;

import energy.switchpoint.commands.entity.ChargerCommand;

/** A command in an operator's words, ready to be sent. */
public record Instruction(Type type, ChargerCommand command) {

    /** What an operator may ask. */
    public enum Type {
        START(Use.ONE_CHARGER),
        STOP(Use.ONE_CHARGER),
        UNLOCK(Use.ONCE),
        RESET(Use.ONCE),
        READ_METER(Use.AGAIN),
        TRIGGER(Use.AGAIN),
        CHANGE_AVAILABILITY(Use.AGAIN),
        RESERVE(Use.ONE_CHARGER),
        CANCEL_RESERVATION(Use.ONE_CHARGER),
        READ_LIST_VERSION(Use.AGAIN),
        SEND_LIST(Use.AGAIN),
        CLEAR_CACHE(Use.AGAIN),
        READ_SETTINGS(Use.AGAIN),
        WRITE_SETTINGS(Use.AGAIN),
        READ_INVENTORY(Use.AGAIN),
        SET_MONITORS(Use.AGAIN),
        CLEAR_MONITORS(Use.AGAIN),
        LIST_MONITORS(Use.AGAIN),
        SET_MONITORING_BASE(Use.AGAIN),
        SET_MONITORING_LEVEL(Use.AGAIN),
        UPDATE_FIRMWARE(Use.ONCE),
        PUBLISH_FIRMWARE(Use.ONCE),
        UNPUBLISH_FIRMWARE(Use.AGAIN),
        UPLOAD_LOG(Use.ONCE),
        SET_DISPLAY_MESSAGE(Use.AGAIN),
        LIST_DISPLAY_MESSAGES(Use.AGAIN),
        CLEAR_DISPLAY_MESSAGE(Use.AGAIN),
        LIST_CERTIFICATES(Use.AGAIN),
        INSTALL_ROOT(Use.AGAIN),
        READ_COMPOSITE_SCHEDULE(Use.AGAIN),
        LIST_PROFILES(Use.AGAIN),
        READ_TRANSACTION_STATUS(Use.ONE_CHARGER),
        UPDATE_COST(Use.ONE_CHARGER),
        USE_PRIORITY_CHARGING(Use.ONE_CHARGER),
        SEND_DATA(Use.ONCE);

        private final Use use;

        Type(Use use) {
            this.use = use;
        }

        /** Means the same at every charger; one that names a transaction or a reservation does not. */
        public boolean fitsMany() {
            return use != Use.ONE_CHARGER;
        }

        /** Sending it once more than needed does no harm. */
        public boolean mayBeRepeated() {
            return use == Use.AGAIN;
        }
    }

    private enum Use {
        ONE_CHARGER,
        /** For many chargers too, to each once. */
        ONCE,
        /** For many chargers too, and harmless when repeated. */
        AGAIN
    }
}
