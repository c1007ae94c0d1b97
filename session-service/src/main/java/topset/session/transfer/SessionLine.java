package topset.session.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.transfer.LineType;
import topset.edge.web.Violations;
import topset.session.sessions.SessionBodyChecks;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionRequests.StartBody;
import topset.session.sets.TrainingLimits;

/**
 * A line of an export file that this service imports. The type of the line determines which other fields it has.
 *
 * @param sessionId the session's id, in every type except {@code session}, whose body contains it
 * @param setId the id of the removed set, in a removal
 * @param revision the number of the set's revision that a correction or a removal creates
 * @param at the time at which a correction or a removal was made
 * @param importId in a removal, the import of the other gym whose undo removed the set; absent if a person removed it
 * @param session the body of POST /v1/sessions
 * @param set the body of POST …/sets; in a correction, the whole corrected set
 * @param finish the body of POST …/finish
 * @param sequence the sequence number of the exported event; not imported
 * @param recordedAt the recording time of the exported event; not imported
 * @param actor the actor of the exported event; not imported
 */
record SessionLine(
        @NotNull LineType type,

        @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        @Nullable UUID sessionId,
        @Nullable UUID setId,
        @Nullable Integer revision,
        @Nullable OffsetDateTime at,
        @Nullable UUID importId,
        @Nullable @Valid StartBody session,
        @Nullable @Valid SetBody set,
        @Nullable @Valid FinishBody finish,
        @Nullable Long sequence,
        @Nullable OffsetDateTime recordedAt,
        @Nullable Map<String, String> actor) {

    private static final String RULE = "line";

    /**
     * Checks that the line has the fields that its type needs, and checks its body in the same way as the body of the
     * API call.
     *
     * @param ofSet checks the body of a set
     */
    void check(SessionBodyChecks checks, BiConsumer<SetBody, Violations> ofSet, Violations found) {
        if (type == null) {
            return;
        }
        checkFields(found);
        if (session != null) {
            checks.start(session, found.in("session"));
            if (session.sessionId() == null) {
                found.refuse(
                        "session.sessionId",
                        "is required, so that an import of the same line again adds nothing",
                        RULE);
            }
            if (session.athleteId() != null && !session.athleteId().equals(athleteId)) {
                found.refuse(
                        "session.athleteId",
                        "must be the same id as the athleteId of the line, which is " + athleteId,
                        RULE);
            }
        }
        if (set != null) {
            ofSet.accept(set, found.in("set"));
        }
        if (finish != null) {
            checks.finish(finish, found.in("finish"));
        }
        if (revision != null && (revision < 2 || revision > TrainingLimits.REVISIONS_OF_SET + 1)) {
            found.refuse(
                    "revision", "must be 2 to " + (TrainingLimits.REVISIONS_OF_SET + 1) + ", not " + revision, RULE);
        }
        checks.notFarAhead("at", at, found);
    }

    private void checkFields(Violations found) {
        var isRevision = type == LineType.CORRECTION || type == LineType.REMOVAL;
        has("sessionId", sessionId, type != LineType.SESSION, found);
        has("setId", setId, type == LineType.REMOVAL, found);
        has("revision", revision, isRevision, found);
        has("at", at, isRevision, found);
        if (importId != null) {
            has("importId", importId, type == LineType.REMOVAL, found);
        }
        has("session", session, type == LineType.SESSION, found);
        has("set", set, type == LineType.SET || type == LineType.CORRECTION, found);
        has("finish", finish, type == LineType.FINISH, found);
    }

    private void has(String field, @Nullable Object value, boolean needed, Violations found) {
        if (needed != (value != null)) {
            found.refuse(field, (needed ? "is required" : "must be absent") + " in a line of type " + type, RULE);
        }
    }
}
