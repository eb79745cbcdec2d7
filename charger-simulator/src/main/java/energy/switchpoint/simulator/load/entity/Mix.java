package energy.switchpoint.simulator.load.entity;

/**
 * How often each kind of message is chosen, as weights.
 *
 * @param transactions a start when the charger has no transaction, else its stop
 */
public record Mix(double heartbeats, double meterValues, double statuses, double transactions) {

    public Mix {
        if (heartbeats < 0 || meterValues < 0 || statuses < 0 || transactions < 0) {
            throw new IllegalArgumentException("A weight of the mix is below zero");
        }
        if (heartbeats + meterValues + statuses + transactions <= 0) {
            throw new IllegalArgumentException("The mix is empty");
        }
    }

    /** Reads {@code hb=20,mv=60,sn=15,tx=5}; what is not named has no weight. */
    public static Mix of(String text) {
        double hb = 0;
        double mv = 0;
        double sn = 0;
        double tx = 0;
        for (var part : text.split(",")) {
            var equals = part.indexOf('=');
            double weight = equals < 0 ? 1 : Double.parseDouble(part.substring(equals + 1));
            switch (equals < 0 ? part : part.substring(0, equals)) {
                case "hb" -> hb = weight;
                case "mv" -> mv = weight;
                case "sn" -> sn = weight;
                case "tx" -> tx = weight;
                default -> throw new IllegalArgumentException("The mix knows hb, mv, sn and tx, not " + part);
            }
        }
        return new Mix(hb, mv, sn, tx);
    }

    /** @param random from 0 up to but not 1 */
    public Call pick(double random, boolean charging) {
        double left = random * (heartbeats + meterValues + statuses + transactions);
        if ((left -= heartbeats) < 0) {
            return Call.HEARTBEAT;
        }
        if ((left -= meterValues) < 0) {
            return Call.METER_VALUES;
        }
        if (left - statuses < 0) {
            return Call.STATUS;
        }
        return charging ? Call.STOP : Call.START;
    }
}
