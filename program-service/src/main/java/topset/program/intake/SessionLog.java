package topset.program.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.sets.Facts;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * Folds an athlete's whole log with the intake's rules, but without its limits: an event that was accepted once is not
 * refused later.
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
     * The result of folding an athlete's log.
     *
     * @param inbox how far the log goes without a missing or unreadable number
     * @param unreadable why it ends there, if an event is unreadable
     */
    public record Said(
            SetRows sets, Refolded inbox, @Nullable String unreadable) {}

    /** Folds events in the order of the topic. The fold is pure. */
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
