package topset.program.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * Computes an athlete's sets from all session events in Kafka, by the same rules but without the limits, because an
 * event that was once accepted must not be refused later.
 */
@ApplicationScoped
public class SessionLog {
    private final Inbox inbox;

    public SessionLog(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * The sets that result from an athlete's session events in Kafka, and the inbox after them: it ends before the
     * first missing or unreadable event, unless gaps are accepted.
     */
    public record Said(
            SetRows sets, Refolded inbox, @Nullable String unreadable) {}

    public Said read(Athlete athlete, List<Incoming> log, Refolded.Decisions decisions) {
        var refolded = inbox.refold(log, decisions);
        var events = new ArrayList<ArrivedEvent>();
        for (var event : refolded.events()) {
            try {
                events.add(SessionFacts.decode(event));
            } catch (IllegalArgumentException e) {
                if (!decisions.acceptMissing()) {
                    return new Said(SetRows.of(athlete, events), refolded.before(event.sequence()), e.getMessage());
                }
            }
        }
        return new Said(SetRows.of(athlete, events), refolded, null);
    }
}
