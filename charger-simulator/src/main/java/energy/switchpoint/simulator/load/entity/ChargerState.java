package energy.switchpoint.simulator.load.entity;

/** What one charger under load knows between two messages: its meter, its transaction, its last message id. */
public final class ChargerState {

    private static final long FIRST_METER_WH = 10_000_000;
    private static final long LAST_METER_WH = 99_000_000;

    private final int number;
    private final byte[] id = new byte[Slot.ID.width()];
    private long sent;
    private long meterWh;
    private long transaction;
    private boolean charging;
    private int tag;

    /** @param number its number in the fleet; part of its identity, serial and message ids */
    public ChargerState(int number) {
        this.number = number;
        this.meterWh = FIRST_METER_WH + number % 1000 * 100L;
        id[6] = '-';
        Template.digits(id, 0, 6, number, (byte) '0');
        Template.digits(id, 7, 7, 0, (byte) '0');
    }

    /** A message id not used before. */
    public void newId() {
        sent++;
        Template.digits(id, 7, 7, sent % 10_000_000, (byte) '0');
    }

    /** What has happened at the charger since its last message: a little more on the meter, another card at the reader. */
    public void advance(Call call, long random, int tags) {
        switch (call) {
            case METER_VALUES -> meterWh += 10 + random % 90;
            case STOP -> meterWh += 1000;
            case START -> tag = (int) (random % tags);
            case BOOT, HEARTBEAT, STATUS -> {}
        }
        if (meterWh > LAST_METER_WH) {
            meterWh = FIRST_METER_WH;
        }
    }

    /** The operator has given the transaction its number. */
    public void started(long number) {
        transaction = number;
        charging = true;
    }

    public void stopped() {
        charging = false;
    }

    public boolean isCharging() {
        return charging;
    }

    public int number() {
        return number;
    }

    public byte[] messageId() {
        return id;
    }

    public long sent() {
        return sent;
    }

    public long meterWh() {
        return meterWh;
    }

    public long transaction() {
        return transaction;
    }

    public int tag() {
        return tag;
    }
}
