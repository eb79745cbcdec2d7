package energy.switchpoint.commands.entity;

/** What a person shows at a charger. */
public record IdToken(String id, Kind kind) {

    public enum Kind {
        /** Made by us. */
        CENTRAL,
        /** An RFID card by its unique number, ISO/IEC 14443. */
        CARD,
        /** An RFID card, ISO/IEC 15693. */
        CARD_15693,
        /** Contract identifier of an electric vehicle. */
        CONTRACT,
        KEY_CODE,
        MAC_ADDRESS,
        LOCAL,
        NONE
    }

    public static IdToken card(String id) {
        return new IdToken(id, Kind.CARD);
    }

    public static IdToken central(String id) {
        return new IdToken(id, Kind.CENTRAL);
    }
}
