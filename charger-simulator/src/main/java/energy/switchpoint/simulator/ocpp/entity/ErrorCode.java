package energy.switchpoint.simulator.ocpp.entity;

/** Why a call was not answered with a result. OCPP-J 1.6 §4.2.3 and OCPP 2.0.1 part 4 §4.3 spell some differently. */
public enum ErrorCode {
    NOT_IMPLEMENTED("NotImplemented", "NotImplemented"),
    INTERNAL_ERROR("InternalError", "InternalError"),
    FORMAT_VIOLATION("FormationViolation", "FormatViolation"),
    FRAME_VIOLATION("FormationViolation", "RpcFrameworkError"),
    PROPERTY_VIOLATION("PropertyConstraintViolation", "PropertyConstraintViolation"),
    OCCURRENCE_VIOLATION("OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
    TYPE_VIOLATION("TypeConstraintViolation", "TypeConstraintViolation");

    private final String in16;
    private final String in201;

    ErrorCode(String in16, String in201) {
        this.in16 = in16;
        this.in201 = in201;
    }

    public String in(OcppVersion version) {
        return version == OcppVersion.V16 ? in16 : in201;
    }
}
