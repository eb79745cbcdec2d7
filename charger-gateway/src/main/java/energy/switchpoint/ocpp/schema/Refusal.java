package energy.switchpoint.ocpp.schema;

import energy.switchpoint.ocpp.entity.RpcFault;

/**
 * Why a message is not as its version wants it.
 *
 * @param path of the field, such as {@code meterValue[0].timestamp}; empty for the message itself
 * @param wrong what is wrong with it and what is wanted, as the end of a sentence that begins with the path
 */
public record Refusal(RpcFault fault, String path, String wrong) {

    /** For the description of a CALLERROR. Never quotes the value: it may be a secret, or very long. */
    public String description() {
        return path.isEmpty() ? wrong : path + " " + wrong;
    }

    static Refusal type(String wanted) {
        return new Refusal(RpcFault.TYPE, "", "is not " + wanted);
    }

    static Refusal property(String wrong) {
        return new Refusal(RpcFault.PROPERTY, "", wrong);
    }

    static Refusal occurrence(String wrong) {
        return new Refusal(RpcFault.OCCURRENCE, "", wrong);
    }

    /** The same, seen from the object that has the field. */
    Refusal within(String field) {
        var deeper = path.isEmpty() || path.startsWith("[") ? field + path : field + "." + path;
        return new Refusal(fault, deeper, wrong);
    }
}
