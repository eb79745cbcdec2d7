package energy.switchpoint.simulator.charger.boundary;

/** What a charger takes as a password: 16 to 40 characters, OCPP security whitepaper A00.FR.205. */
final class Passwords {

    private Passwords() {}

    static boolean areAcceptable(String password) {
        return password.length() >= 16 && password.length() <= 40;
    }
}
