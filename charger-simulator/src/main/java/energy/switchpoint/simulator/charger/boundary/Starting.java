package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;

/** Whether the charger can start a transaction for an operator: there is a car, it is in service, and none runs. */
final class Starting {

    private Starting() {}

    static boolean isPossible(Firmware firmware) {
        var memory = firmware.memory();
        return memory.vehicle() != null && memory.transaction() == null && memory.operative();
    }
}
