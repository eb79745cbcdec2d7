package energy.switchpoint.simulator.charger.boundary;

/** OCPP gives every text a longest length; a longer one loses its end. */
final class Cut {

    private Cut() {}

    static String to(int longest, String text) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
