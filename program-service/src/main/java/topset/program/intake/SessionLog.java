package topset.program.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.facts.Facts;
import topset.program.facts.SetRows;
import topset.store.Athlete;
import topset.store.Inbox;
import topset.store.Incoming;
import topset.store.Refolded;

/**
 * Reads an athlete's whole log by the intake's own rules but for its limits: what was accepted once is not refused afterwards.
 */
@ApplicationScoped
public class SessionLog {
    private final Inbox inbox;
    private final Translator translator;

    public SessionLog(Inbox inbox, Translator translator) {
        this.inbox = inbox;
        this.translator = translator;
    }

    /**
     * What a log says.
     *
     * @param inbox how far it goes without a number that is missing or cannot be read
     * @param unreadable why it goes no further, where an event cannot be read
     */
    public record Said(
            SetRows sets, Refolded inbox, @Nullable String unreadable) {}

    /** Reads events in the order of the topic. Pure. */
    public Said read(Athlete athlete, List<Incoming> log, Refolded.Decisions decisions) {
        var refolded = inbox.refold(log, decisions);
        var facts = new ArrayList<Facts.Arrived>();
        for (var event : refolded.events()) {
            switch (translator.translate(event)) {
                case Translation.Understood(var fact) -> facts.add(Admitted.arrived(event, fact));
                case Translation.Faulty(var reason) -> {
                    if (!decisions.acceptMissing()) {
                        return new Said(SetRows.of(athlete, facts), refolded.before(event.sequence()), reason);
                    }
                }
            }
        }
        return new Said(SetRows.of(athlete, facts), refolded, null);
    }
}
