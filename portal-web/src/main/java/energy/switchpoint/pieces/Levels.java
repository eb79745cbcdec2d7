package energy.switchpoint.pieces;

/** Levels in words: below zero a charger gives power back to the network, which nobody has to read from a sign. */
public final class Levels {

    private Levels() {}

    /** @param percent of what the charger can take, or below zero of what it can give back */
    public static Message of(int percent) {
        return percent < 0
                ? Message.of("shell.level-back", Quantities.percent(-percent))
                : Message.of("shell.level", Quantities.percent(percent));
    }

    public static String words(int percent) {
        return Words.of(of(percent));
    }
}
