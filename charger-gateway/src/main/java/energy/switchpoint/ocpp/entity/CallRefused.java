package energy.switchpoint.ocpp.entity;

/** A charger's call cannot be taken as it is. Ends the reading of one call and becomes its CALLERROR; the connection lives. */
public class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RpcFault fault;

    public CallRefused(RpcFault fault, String description) {
        super(description, null, false, false);
        this.fault = fault;
    }

    public RpcFault fault() {
        return fault;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
