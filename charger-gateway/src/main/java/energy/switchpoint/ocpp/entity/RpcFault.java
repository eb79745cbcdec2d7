package energy.switchpoint.ocpp.entity;

/** What can be wrong with a call, and the word each version has for it (1.6J §4.2.3, 2.0.1 part 4 §4.3). */
public enum RpcFault {
    /** Not a frame at all. */
    UNREADABLE("FormationViolation", "RpcFrameworkError"),
    /** A frame of a type that does not exist. 1.6 has it ignored. */
    MESSAGE_TYPE("FormationViolation", "MessageTypeNotSupported"),
    /** A frame that 2.1 has and that nobody answers: CALLRESULTERROR and SEND. Before 2.1 there is no such type. */
    NEVER_ANSWERED("FormationViolation", "MessageTypeNotSupported"),
    FORMAT("FormationViolation", "FormatViolation"),
    NOT_IMPLEMENTED("NotImplemented", "NotImplemented"),
    NOT_SUPPORTED("NotSupported", "NotSupported"),
    INTERNAL("InternalError", "InternalError"),
    PROTOCOL("ProtocolError", "ProtocolError"),
    SECURITY("SecurityError", "SecurityError"),
    PROPERTY("PropertyConstraintViolation", "PropertyConstraintViolation"),
    /** The missing "r" is 1.6's own spelling. */
    OCCURRENCE("OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
    TYPE("TypeConstraintViolation", "TypeConstraintViolation"),
    GENERIC("GenericError", "GenericError");

    private final String in16;
    private final String in201;

    RpcFault(String in16, String in201) {
        this.in16 = in16;
        this.in201 = in201;
    }

    public String code(OcppVersion version) {
        return version == OcppVersion.V16 ? in16 : in201;
    }

    /** 1.6J §4.1.3 has a message of an unknown type ignored; 2.1 part 4 §4.2 has some that get no answer. */
    public boolean isAnswered(OcppVersion version) {
        return switch (this) {
            case MESSAGE_TYPE -> version != OcppVersion.V16;
            case NEVER_ANSWERED -> version == OcppVersion.V201;
            default -> true;
        };
    }
}
