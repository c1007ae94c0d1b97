package topset.session.sessions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;

/** The sets are in the order in which they were completed, then in the order of arrival. */
@Schema(name = "Session")
public record SessionView(
        UUID sessionId,
        String athleteId,
        OffsetDateTime startedAt,
        @Nullable Integer day,
        @Nullable OffsetDateTime finishedAt,
        List<SetView> sets,
        @Nullable String nextCursor) {

    /** {@code revision} is the value for {@code If-Match}. */
    @Schema(name = "LoggedSet")
    public record SetView(
            UUID setId, int revision, @JsonUnwrapped SetDetails set) {}

    /**
     * A set at its place in the answer.
     *
     * @param sequence the number of the set's first event among the athlete's events; it gives the order of arrival
     * @param bytes the length of the set's JSON with a comma
     */
    public record PlacedSet(SetView view, long sequence, int bytes) {
        private static final Comparator<PlacedSet> ORDER =
                Comparator.comparing(PlacedSet::completedAt).thenComparingLong(PlacedSet::sequence);

        public PlacedSet(UUID setId, int revision, SetDetails set, long sequence) {
            var view = new SetView(setId, revision, set);
            this(view, sequence, ContractJson.write(view).length + 1);
        }

        private Instant completedAt() {
            return view.set().completedAt().toInstant();
        }
    }

    static SessionView of(UUID sessionId, Session.Begun session, @Nullable Cursor after) {
        var isAfter = after(after);
        var sets = new ArrayList<PlacedSet>();
        session.sets().forEach((setId, set) -> {
            if (set.now() != null) {
                sets.add(new PlacedSet(setId, set.revision(), set.now(), set.firstSequence()));
            }
        });
        var finish = session.finish();
        var finishedAt = finish == null ? null : finish.finishedAt();
        return new SessionView(
                        sessionId, session.athleteId(), session.startedAt(), session.day(), finishedAt, List.of(), null)
                .with(sets.stream().filter(isAfter).toList(), TrainingLimits.BYTES_OF_SETS);
    }

    /** The sets of the page to which the cursor leads, and of later pages; all sets if it is null. */
    private static Predicate<PlacedSet> after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return set -> true;
        }
        var at = cursor.read(2, parts -> Cursor.time(parts.getFirst()).toInstant());
        long last = cursor.read(2, parts -> Long.parseLong(parts.getLast()));
        return set -> set.completedAt().isAfter(at) || (set.completedAt().equals(at) && set.sequence > last);
    }

    private static String cursor(PlacedSet last) {
        return Cursor.of(last.completedAt().toString(), Long.toString(last.sequence()));
    }

    /**
     * The session with its first sets, as many as have at most so many bytes.
     *
     * @param placed in any order
     */
    public SessionView with(List<PlacedSet> placed, int mostBytes) {
        var inOrder = placed.stream().sorted(PlacedSet.ORDER).toList();
        var fitting = 0;
        var room = mostBytes;
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
                fitting < inOrder.size() ? cursor(inOrder.get(fitting - 1)) : null);
    }
}
