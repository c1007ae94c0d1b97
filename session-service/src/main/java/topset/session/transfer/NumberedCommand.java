package topset.session.transfer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.sessions.SessionCommand;

/** A command on a session, together with the number and the athlete of the import line from which it was created. */
record NumberedCommand(long line, String athleteId, SessionCommand command) {

    /** Returns the id of the set that the command adds; null if the command adds no set. */
    @Nullable
    UUID addedSet() {
        return command instanceof SessionCommand.CompleteSets(var sets)
                ? sets.getFirst().setId()
                : null;
    }
}
