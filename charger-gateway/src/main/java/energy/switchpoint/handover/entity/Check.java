package energy.switchpoint.handover.entity;

/** One thing that was looked at, before or after a handover. {@code detail} is a sentence for people. */
public record Check(String check, boolean passed, String detail) {

    public static Check passed(String check, String detail) {
        return new Check(check, true, detail);
    }

    public static Check failed(String check, String detail) {
        return new Check(check, false, detail);
    }
}
