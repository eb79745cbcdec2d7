package energy.switchpoint.simulator.charger.boundary;

/** Switchpoint's own message for what OCPP has none: somebody stands at the charger and presses its button. */
final class LocalAction {

    static final String VENDOR = "energy.switchpoint";
    static final String MESSAGE = "LocalAction";

    private LocalAction() {}
}
