package topset.session.transfer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.sessions.SessionCommand;

/** The command of a line. */
record NumberedCommand(long line, String athleteId, SessionCommand command) {

    /** The set that the line adds; null if it adds none. */
    @Nullable
    UUID addedSet() {
        return command instanceof SessionCommand.CompleteSets(var sets)
                ? sets.getFirst().setId()
                : null;
    }
}
