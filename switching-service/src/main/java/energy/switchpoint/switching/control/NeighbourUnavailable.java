package energy.switchpoint.switching.control;

/** Another service did not answer, or answered that it cannot just now. The same call may be repeated. */
public class NeighbourUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String neighbour;

    public NeighbourUnavailable(String neighbour, Throwable cause) {
        super(neighbour + " did not answer: " + cause.getMessage(), cause);
        this.neighbour = neighbour;
    }

    public NeighbourUnavailable(String neighbour, String answer) {
        super(neighbour + " answered " + answer);
        this.neighbour = neighbour;
    }

    public String neighbour() {
        return neighbour;
    }
}
