package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Cursor;
import topset.session.sets.PlacedSet;
import topset.session.sets.SetView;
import topset.session.sets.TrainingLimits;

/**
 * A session as clients read it.
 *
 * @param sets in the order in which they were completed, then in the order of arrival; removed sets are left out
 * @param nextCursor leads to the next sets; absent if there are none
 */
@Schema(name = "Session")
public record SessionView(
        UUID sessionId,
        String athleteId,
        OffsetDateTime startedAt,
        @Nullable Integer day,
        @Nullable OffsetDateTime finishedAt,
        List<SetView> sets,
        @Nullable String nextCursor) {

    static SessionView of(UUID sessionId, Session.Begun session, @Nullable Cursor after) {
        var sets = session.sets().inOrder().stream()
                .flatMap(placed -> {
                    var set = placed.set();
                    var now = set.now();
                    return now == null
                            ? Stream.empty()
                            : Stream.of(PlacedSet.of(
                                    new SetView(placed.setId(), set.revision(), now), set.firstSequence()));
                })
                .filter(PlacedSet.after(after))
                .toList();
        return of(
                sessionId,
                session.athleteId(),
                session.startedAt(),
                session.day(),
                session.finish() == null ? null : session.finish().finishedAt(),
                sets);
    }

    /**
     * Contains the sets after the cursor, as many as fit into {@link TrainingLimits#BYTES_OF_SETS}.
     *
     * @param sets in any order
     */
    public static SessionView of(
            UUID sessionId,
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            @Nullable OffsetDateTime finishedAt,
            List<PlacedSet> sets) {
        var inOrder = sets.stream().sorted(PlacedSet.ORDER).toList();
        var fitting = 0;
        var room = TrainingLimits.BYTES_OF_SETS;
        while (fitting < inOrder.size() && (room -= inOrder.get(fitting).bytes()) >= 0) {
            fitting++;
        }
        return new SessionView(
                sessionId,
                athleteId,
                startedAt,
                day,
                finishedAt,
                inOrder.stream().limit(fitting).map(PlacedSet::view).toList(),
                fitting < inOrder.size() ? inOrder.get(fitting - 1).cursor() : null);
    }
}
