package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.SecurityNote;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import java.util.ArrayList;
import java.util.List;

/** The charger's security log. Its entries are told to the operator as soon as it listens, also those of before a power cut. */
public final class SecurityLog {

    private static final int LINES = 100;

    private final ChargerFolder folder;
    private final ChargerClock clock;
    private final Speech speech;
    private final List<SecurityNote> notes;

    SecurityLog(ChargerFolder folder, ChargerClock clock, Speech speech) {
        this.folder = folder;
        this.clock = clock;
        this.speech = speech;
        notes = new ArrayList<>(folder.securityLog());
    }

    public void note(String type, String info) {
        if (isLast(type, info)) {
            return; // the same trouble at each attempt to connect is one entry
        }
        var note = new SecurityNote(clock.now(), type, info, false);
        notes.add(note);
        if (notes.size() > LINES) {
            notes.removeFirst();
        }
        folder.securityLog(notes);
        tell(note);
    }

    private boolean isLast(String type, String info) {
        if (notes.isEmpty()) {
            return false;
        }
        var last = notes.getLast();
        return !last.told() && last.type().equals(type) && last.info().equals(info);
    }

    public List<SecurityNote> all() {
        return List.copyOf(notes);
    }

    /** What was noted while nobody listened. */
    void tellRest() {
        all().stream().filter(note -> !note.told()).forEach(this::tell);
    }

    private void tell(SecurityNote note) {
        speech.say(
                new Utterance(
                        "SecurityEventNotification",
                        JsonText.object()
                                .add("type", note.type())
                                .add("timestamp", note.at().toString())
                                .add("techInfo", note.info())
                                .build()),
                _ -> told(note));
    }

    private void told(SecurityNote note) {
        var index = notes.indexOf(note);
        if (index >= 0) {
            notes.set(index, note.asTold());
            folder.securityLog(notes);
        }
    }
}
