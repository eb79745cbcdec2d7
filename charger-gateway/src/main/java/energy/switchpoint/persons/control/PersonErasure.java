package energy.switchpoint.persons.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.persons.control.PersonRecords.State;
import energy.switchpoint.persons.control.PersonRecords.Step;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sessions.control.HistoryClosing;
import energy.switchpoint.setpoints.control.Setpoints;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Erases a person from the gateway's own records, in one transaction. */
@ApplicationScoped
public class PersonErasure {

    /** Also what a charger whose clock is ahead has told. */
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    @Inject
    Sql sql;

    @Inject
    HistoryClosing closing;

    @Inject
    Calendars calendars;

    @Inject
    Setpoints setpoints;

    @Inject
    EnergyNeeds needs;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** The charger's programme stays on it: it names nobody, and the charger must not lose it. */
    @Transactional
    public Step here(PersonId person, List<UUID> devices) {
        int rows = 0;
        for (var device : devices) {
            rows += closing.erase(device, FOR_EVER).total();
        }
        var asked = setpoints.forgetWhoAsked(person.toString());
        var set = calendars.forgetWhoSet(person.toString());
        var said = needs.forgetWhoSaid(person);
        var key = ledger.forget(person);
        return new Step(
                "GATEWAY",
                "sessions, half-hours, meter values, overrides, who set the programme, what the car needs by when",
                State.DONE,
                "%d history rows deleted, %d overrides and %d programmes without a name, %d needs of a car deleted, %s"
                        .formatted(rows, asked, set, said, key ? "ledger key destroyed" : "no ledger key was held"),
                clock.instant());
    }

    /** A charger that has confirmed need not be asked again: from here on it is nobody's. */
    @Transactional
    public void releaseDevices(PersonId person, List<UUID> devices) {
        devices.forEach(id -> sql.update(
                "update device set owner_person_id = null, version = version + 1 where id = ? and owner_person_id = ?",
                id,
                person.value()));
    }
}
