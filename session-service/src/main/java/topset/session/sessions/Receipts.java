package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A repeated POST gets the answer of the first POST again. */
final class Receipts {
    private Receipts() {}

    /**
     * @param sequence the number of the set's event in the athlete's sequence; it can be sent to the program service as
     * {@code atLeast}
     */
    @Schema(name = "SetReceipt")
    record SetReceipt(UUID setId, int revision, long sequence) {
        static SetReceipt first(UUID setId, Session.Begun session) {
            return new SetReceipt(setId, 1, logged(setId, session).firstSequence());
        }

        static SetReceipt newest(UUID setId, Session.Begun session) {
            var set = logged(setId, session);
            return new SetReceipt(setId, set.revision(), set.sequence());
        }

        private static Session.LoggedSet logged(UUID setId, Session.Begun session) {
            return java.util.Objects.requireNonNull(session.sets().get(setId));
        }
    }

    /** In the order of the request. */
    @Schema(name = "BatchReceipt")
    record BatchReceipt(List<SetReceipt> sets) {}

    @Schema(name = "SessionReceipt")
    record SessionReceipt(
            UUID sessionId,
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            long sequence) {
        static SessionReceipt of(UUID sessionId, Session.Begun session) {
            return new SessionReceipt(
                    sessionId, session.athleteId(), session.startedAt(), session.day(), session.sequence());
        }
    }

    @Schema(name = "FinishReceipt")
    record FinishReceipt(UUID sessionId, OffsetDateTime finishedAt, long sequence) {
        static FinishReceipt of(UUID sessionId, Session.Begun session) {
            var finish = java.util.Objects.requireNonNull(session.finish());
            return new FinishReceipt(sessionId, finish.finishedAt(), finish.sequence());
        }
    }
}
