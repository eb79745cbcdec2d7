package energy.switchpoint.simulator.bench.entity;

/**
 * What a figure should come to.
 *
 * @param peer the same work done by SteVe 3.15 on the same kind of machine; 0 = not measured
 * @param floor what must be reached
 * @param aim what is wished for; 0 = nothing beyond the floor
 */
public record Goal(Better better, double peer, double floor, double aim) {

    /** Which way is better. */
    public enum Better {
        HIGHER,
        LOWER
    }

    public static Goal atLeast(double peer, double floor, double aim) {
        return new Goal(Better.HIGHER, peer, floor, aim);
    }

    public static Goal atMost(double peer, double floor, double aim) {
        return new Goal(Better.LOWER, peer, floor, aim);
    }

    public boolean reachesFloor(double figure) {
        return reaches(figure, floor);
    }

    public boolean reachesAim(double figure) {
        return aim != 0 && reaches(figure, aim);
    }

    private boolean reaches(double figure, double mark) {
        return better == Better.HIGHER ? figure >= mark : figure <= mark;
    }
}
