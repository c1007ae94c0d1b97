package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.notes.Note;
import topset.edge.web.ContractJson;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.web.Waiting;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Parked;

@ApplicationScoped
public class Roster {
    private final DataSource dataSource;
    private final Clock clock;

    Roster(DataSource dataSource, Clock clock) {
        this.clock = clock;
        this.dataSource = dataSource;
    }

    /** A {@link RosterEntry} with fields that are stored elsewhere. */
    @Schema(name = "RosterRow")
    public record Line(
            @JsonUnwrapped Waiting waiting,
            List<String> coaches,
            List<String> tags,
            @Nullable OffsetDateTime archivedAt,
            @Nullable OffsetDateTime messageAt,
            boolean needsLook,
            @JsonUnwrapped RosterEntry entry) {}

    RosterFilter filter(String gym) {
        return new RosterFilter(gym, clock.instant());
    }

    @Transactional
    Page<Line> find(String gym, RosterFilter filter, RosterSort sort, PageRequest asked, boolean named) {
        var cursor = asked.cursor();
        if (cursor != null) {
            filter.after(sort, cursor.read(3, sort::key), cursor.parts().getLast());
        }
        var page = asked.page(most -> filter.list(sort, most), sort::cursor);
        return new Page<>(List.copyOf(lines(gym, page.items(), named).values()), page.nextCursor());
    }

    @Schema(name = "RosterCounts")
    public record Counts(long needsLook, long fine) {}

    /** {@code onlyOf} is the only coach whose athletes the caller sees. */
    @Transactional
    Counts counts(String gym, @Nullable String onlyOf) {
        var filter = filter(gym).paused(false).onlyOf(onlyOf);
        long all = filter.count();
        long needsLook = filter.needsLook(true).count();
        return new Counts(needsLook, all - needsLook);
    }

    /** Without athletes who are not in the roster. */
    @Transactional
    public Map<String, Line> rows(String gym, List<String> athletes, boolean named) {
        return lines(gym, filter(gym).paused(false).athletes(athletes).list(RosterSort.NAME, athletes.size()), named);
    }

    /** Includes athletes who are not in the roster. */
    @Transactional
    public Set<String> athletesOf(String gym, String coach) {
        return CoachesAndTagsRow.ofCoach(gym, coach);
    }

    private Map<String, Line> lines(String gym, List<RosterRow> rows, boolean named) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var ids = rows.stream().map(row -> row.athlete).toList();
        var athletes = ids.stream().map(id -> new Athlete(gym, id)).toList();
        return Query.on(dataSource, connection -> {
            var inbox = InboxStatus.of(connection, athletes);
            var known = CoachesAndTagsRow.of(gym, ids);
            var messages = named ? Note.unanswered(gym, ids) : Map.<String, OffsetDateTime>of();
            var lines = new LinkedHashMap<String, Line>();
            for (var row : rows) {
                var status = inbox.getOrDefault(new Athlete(gym, row.athlete), InboxStatus.NEW);
                var noted = known.getOrDefault(row.athlete, CoachesAndTags.NONE);
                var messageAt = messages.get(row.athlete);
                lines.put(row.athlete, line(row, status.parked(), noted, messageAt, named));
            }
            return lines;
        });
    }

    /** Whether events wait, and which marks of seen flags have ended, depends on the time of the request. */
    private Line line(
            RosterRow row,
            @Nullable Parked parked,
            CoachesAndTags known,
            @Nullable OffsetDateTime messageAt,
            boolean named) {
        var now = clock.instant();
        var archivedAt = known.archivedAt();
        var entry = ContractJson.read(row.entry, RosterEntry.class);
        return new Line(
                Waiting.of(parked),
                known.coaches(),
                known.tags(),
                archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC),
                messageAt,
                !row.lookFrom.toInstant().isAfter(now),
                entry.with(
                        entry.flags().stream().map(flag -> flag.at(now, named)).toList()));
    }
}
