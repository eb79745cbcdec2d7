package energy.switchpoint.ocpp.v16;

import energy.switchpoint.ocpp.entity.CallAnswer;

/** Tells a charger without the security extension from one that refuses. */
final class Unknown16 {

    private Unknown16() {}

    /** 1.6J §4.2.3: the action is not known, or known and not supported. */
    static boolean unknown(CallAnswer answer) {
        return answer instanceof CallAnswer.Fault(var code, var _)
                && (code.equals("NotImplemented") || code.equals("NotSupported"));
    }
}
