package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.web.ParkedReason;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.Inbox;
import topset.store.inbox.Parked;

/**
 * Reads the roster of a gym. A request asks either for the active, for
 * the paused or for the archived athletes.
 */
@ApplicationScoped
public class Roster {
    /**
     * The JSON name of {@link RosterEntry.RosterFlag#seen()} in a stored row. If a row of the roster does not contain
     * this text, no flag is marked as seen, and the row is returned without parsing.
     */
    private static final String SEEN = "\"seen\":";

    private final DataSource dataSource;
    private final Inbox inbox;
    private final Clock clock;

    Roster(DataSource dataSource, Inbox inbox, Clock clock) {
        this.clock = clock;
        this.dataSource = dataSource;
        this.inbox = inbox;
    }

    /**
     * A line of the roster as JSON: a {@link RosterEntry} with the additional fields {@code parked}, {@code
     * parkedCause}, {@code parkedReason}, {@code coaches}, {@code tags} and {@code archivedAt}.
     *
     * @param json the JSON text, which is copied to the answer without parsing
     */
    public record Line(@JsonValue @JsonRawValue String json) {}

    RosterFilter filter(String gym) {
        return new RosterFilter(gym, clock.instant());
    }

    /**
     * Returns a page of the athletes that a filter selects.
     *
     * @param named whether the rows name the person who has marked a flag as seen
     */
    @Transactional
    Page<Line> find(
            String gym, RosterFilter filter, RosterSort sort, @Nullable Cursor cursor, int limit, boolean named) {
        if (cursor != null) {
            filter.after(sort, cursor.read(3, sort::key), cursor.parts().getLast());
        }
        var rows = filter.list(sort, limit + 1);
        var shown = rows.subList(0, Math.min(rows.size(), limit));
        return new Page<>(
                List.copyOf(lines(gym, shown, named).values()),
                rows.size() > limit ? sort.cursor(shown.getLast()) : null);
    }

    /**
     * The number of athletes in the roster that need a coach's attention, and the number
     * of the others.
     */
    @Schema(name = "RosterCounts")
    public record Counts(long needsLook, long fine) {}

    /**
     * Counts the athletes in the roster who need a coach's attention, and the others.
     *
     * @param onlyOf counts only athletes of this coach, because the caller sees no others
     */
    @Transactional
    Counts counts(String gym, @Nullable String onlyOf) {
        var filter = filter(gym).paused(false).onlyOf(onlyOf);
        long all = filter.count();
        long needsLook = filter.needsLook(true).count();
        return new Counts(needsLook, all - needsLook);
    }

    /**
     * Returns the rows of the roster for the given athletes. Athletes that are not in
     * the roster are absent from the map.
     *
     * @param named whether the rows name the person who has marked a flag as seen
     */
    @Transactional
    public Map<String, Line> rows(String gym, List<String> athletes, boolean named) {
        return lines(gym, filter(gym).paused(false).athletes(athletes).list(RosterSort.NAME, athletes.size()), named);
    }

    /** Returns the ids of the athletes whom a coach trains, including athletes who are not in the roster. */
    @Transactional
    public Set<String> athletesOf(String gym, String coach) {
        return CoachesAndTagsRow.ofCoach(gym, coach);
    }

    /** Makes the lines of the answer by athlete, in the order of the rows. */
    private Map<String, Line> lines(String gym, List<RosterRow.Shown> rows, boolean named) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var ids = rows.stream().map(RosterRow.Shown::athlete).toList();
        var athletes = ids.stream().map(id -> new Athlete(gym, id)).toList();
        return Query.on(dataSource, connection -> {
            var standings = inbox.standing(connection, athletes);
            var known = CoachesAndTagsRow.of(gym, ids);
            var lines = new LinkedHashMap<String, Line>();
            for (var row : rows) {
                var standing = standings.getOrDefault(new Athlete(gym, row.athlete()), Inbox.Standing.NEW);
                var noted = known.getOrDefault(row.athlete(), CoachesAndTags.NONE);
                lines.put(row.athlete(), line(row, standing.parked(), noted, named));
            }
            return lines;
        });
    }

    /**
     * Makes a roster line from a row's stored JSON. Adds the coaches and tags, which are stored elsewhere. Adds whether
     * session events of the athlete wait, and removes the marks of seen flags if they have ended.
     * Both depend on the time of the request.
     */
    private Line line(RosterRow.Shown row, @Nullable Parked parked, CoachesAndTags known, boolean named) {
        var now = clock.instant();
        var parkedFields = parked == null
                ? "\"parked\":false,"
                : "\"parked\":true,\"parkedCause\":\"" + parked.cause() + "\",\"parkedReason\":"
                        + ContractJson.text(ParkedReason.of(parked.cause())) + ",";
        var archivedAt = known.archivedAt();
        var knownFields = "\"coaches\":" + ContractJson.text(known.coaches()) + ",\"tags\":"
                + ContractJson.text(known.tags()) + ","
                + (archivedAt == null
                        ? ""
                        : "\"archivedAt\":" + ContractJson.text(archivedAt.atOffset(ZoneOffset.UTC)) + ",");
        return new Line("{" + parkedFields + knownFields + "\"needsLook\":"
                + !row.lookFrom().toInstant().isAfter(now) + ","
                + shown(row.entry(), now, named).substring(1));
    }

    private static String shown(String entry, Instant now, boolean named) {
        if (!entry.contains(SEEN)) {
            return entry;
        }
        var row = ContractJson.read(entry, RosterEntry.class);
        return ContractJson.text(
                row.with(row.flags().stream().map(flag -> flag.at(now, named)).toList()));
    }
}
