package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.web.ParkedReason;
import topset.rules.lift.FlagCode;
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
    private static final String RESTS = "cast(multirange_contains_elem(rests, :now) as boolean) = ";
    private static final String ARCHIVED = "athlete in (select c.athlete from CoachesAndTagsRow c"
            + " where c.gym = :gym and c.known.archivedAt is not null)";
    private static final String ACTIVE = RESTS + "false and not " + ARCHIVED;
    private static final String NEEDS_LOOK = "(lookFrom <= :now)";

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
     * The filters and the sort order of a request for the roster.
     *
     * @param flag only athletes with this flag
     * @param name only athletes whose name or id contains this text, ignoring case
     * @param lift only athletes whose program has this exercise, this week or next
     * @param onlyOf only athletes of this coach, because the caller sees no others
     * @param coach only athletes of this coach
     * @param tag only athletes with this tag
     * @param athletes only these athletes; an empty list means all
     * @param who which athletes
     * @param needsLook true selects only athletes that need a coach's attention, false only the others; null means both
     * @param named whether the rows name the person who has marked a flag as seen
     */
    record Wanted(
            @Nullable FlagCode flag,
            @Nullable String name,
            @Nullable String lift,
            @Nullable String onlyOf,
            @Nullable String coach,
            @Nullable String tag,
            List<String> athletes,
            Who who,
            @Nullable Boolean needsLook,
            boolean named,
            RosterSort sort,
            @Nullable Cursor cursor,
            int limit) {}

    /**
     * A line of the roster as JSON: a {@link RosterEntry} with the additional fields {@code parked}, {@code
     * parkedCause}, {@code parkedReason}, {@code coaches}, {@code tags} and {@code archivedAt}.
     *
     * @param json the JSON text, which is copied to the answer without parsing
     */
    public record Line(@JsonValue @JsonRawValue String json) {}

    /** The three lists of a roster: each athlete is in one of them. */
    enum Who {
        ACTIVE(Roster.ACTIVE),
        PAUSED(RESTS + "true and not " + Roster.ARCHIVED),
        ARCHIVED(Roster.ARCHIVED);

        private final String condition;

        Who(String condition) {
            this.condition = condition;
        }
    }

    @Transactional
    Page<Line> find(String gym, Wanted wanted) {
        var query = new StringBuilder("gym = :gym and " + wanted.who().condition);
        var values = new HashMap<String, Object>(Map.of("gym", gym));
        if (wanted.who() != Who.ARCHIVED || wanted.needsLook() != null) {
            values.put("now", now());
        }
        restrict(query, values, wanted);
        var rows = RosterRow.find(query + " order by " + wanted.sort().order(), values)
                .page(0, wanted.limit() + 1)
                .project(RosterRow.Shown.class)
                .list();
        var shown = rows.subList(0, Math.min(rows.size(), wanted.limit()));
        return new Page<>(
                lines(gym, shown, wanted.named()),
                rows.size() > wanted.limit() ? wanted.sort().cursor(shown.getLast()) : null);
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
        var values = new HashMap<String, Object>(Map.of("gym", gym, "now", now()));
        var query = "gym = :gym and " + ACTIVE;
        if (onlyOf != null) {
            query += having("coaches", ":onlyOf");
            values.put("onlyOf", onlyOf);
        }
        long all = RosterRow.count(query, values);
        long needsLook = RosterRow.count(query + " and " + NEEDS_LOOK, values);
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
        var shown = RosterRow.find(
                        "gym = :gym and athlete in :athletes and " + ACTIVE,
                        Map.of("gym", gym, "athletes", athletes, "now", now()))
                .project(RosterRow.Shown.class)
                .list();
        var lines = lines(gym, shown, named);
        return IntStream.range(0, shown.size())
                .boxed()
                .collect(Collectors.toMap(n -> shown.get(n).athlete(), lines::get));
    }

    /** Returns the ids of the athletes whom a coach trains, including athletes who are not in the roster. */
    @Transactional
    public Set<String> athletesOf(String gym, String coach) {
        return CoachesAndTagsRow.ofCoach(gym, coach);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void restrict(StringBuilder query, Map<String, Object> values, Wanted wanted) {
        if (wanted.flag() != null) {
            query.append(" and array_contains(flags, :flag)");
            values.put("flag", wanted.flag().name());
        }
        if (wanted.needsLook() != null) {
            query.append(wanted.needsLook() ? " and " : " and not ").append(NEEDS_LOOK);
        }
        if (wanted.lift() != null) {
            query.append(" and array_contains(exercises, :lift)");
            values.put("lift", wanted.lift());
        }
        if (wanted.name() != null) {
            query.append(
                    " and (lower(name) like lower(:name) escape '!' or lower(athlete) like lower(:name) escape '!')");
            values.put("name", "%" + wanted.name().replaceAll("([!%_])", "!$1") + "%");
        }
        if (wanted.onlyOf() != null) {
            query.append(having("coaches", ":onlyOf"));
            values.put("onlyOf", wanted.onlyOf());
        }
        if (wanted.coach() != null) {
            query.append(having("coaches", ":coach"));
            values.put("coach", wanted.coach());
        }
        if (wanted.tag() != null) {
            query.append(having("tags", ":tag"));
            values.put("tag", wanted.tag());
        }
        if (!wanted.athletes().isEmpty()) {
            query.append(" and athlete in :athletes");
            values.put("athletes", wanted.athletes());
        }
        if (wanted.cursor() != null) {
            query.append(" and ").append(wanted.sort().after());
            values.put("key", wanted.cursor().read(3, wanted.sort()::key));
            values.put("after", wanted.cursor().parts().getLast());
        }
    }

    private static String having(String column, String value) {
        return " and athlete in (select c.athlete from CoachesAndTagsRow c where c.gym = :gym and array_contains(c.known."
                + column + ", " + value + "))";
    }

    /**
     * Makes the roster lines of the answer, in the order of the rows.
     *
     * @param named whether the rows name the person who has marked a flag as seen
     */
    private List<Line> lines(String gym, List<RosterRow.Shown> rows, boolean named) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var athletes = rows.stream().map(RosterRow.Shown::athlete).toList();
        return Query.on(dataSource, connection -> {
            var standings = inbox.standing(
                    connection,
                    athletes.stream().map(id -> new Athlete(gym, id)).toList());
            var known = CoachesAndTagsRow.of(gym, athletes);
            return rows.stream()
                    .map(row -> line(
                            row,
                            standings
                                    .getOrDefault(new Athlete(gym, row.athlete()), Inbox.Standing.NEW)
                                    .parked(),
                            known.getOrDefault(row.athlete(), CoachesAndTags.NONE),
                            named))
                    .toList();
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
        var knownFields = "\"coaches\":" + ContractJson.text(known.coaches()) + ",\"tags\":"
                + ContractJson.text(known.tags()) + ","
                + (known.archivedAt() == null
                        ? ""
                        : "\"archivedAt\":"
                                + ContractJson.text(known.archivedAt().atOffset(ZoneOffset.UTC)) + ",");
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
