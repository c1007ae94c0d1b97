package topset.program.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;

/** A filter whose value is null, or a blank text of a request, adds no condition. */
final class RosterFilter {
    private static final String ARCHIVED = "athlete in (select c.athlete from CoachesAndTagsRow c"
            + " where c.gym = :gym and c.known.archivedAt is not null)";

    private final StringBuilder condition = new StringBuilder("gym = :gym");
    private final Map<String, Object> values = new HashMap<>();
    private final OffsetDateTime now;

    RosterFilter(String gym, Instant now) {
        values.put("gym", gym);
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    RosterFilter archived() {
        return and(ARCHIVED);
    }

    /** Without archived athletes. */
    RosterFilter paused(boolean paused) {
        values.put("now", now);
        return and("cast(multirange_contains_elem(rests, :now) as boolean) = " + paused + " and not " + ARCHIVED);
    }

    RosterFilter needsLook(@Nullable Boolean needsLook) {
        return and(
                (Boolean.TRUE.equals(needsLook) ? "" : "not ") + "(lookFrom <= :now)",
                "now",
                needsLook == null ? null : now);
    }

    RosterFilter flag(@Nullable FlagCode flag) {
        return and("array_contains(flags, :flag)", "flag", flag == null ? null : flag.name());
    }

    RosterFilter lift(@Nullable String exercise) {
        return and("array_contains(exercises, :lift)", "lift", given(exercise));
    }

    RosterFilter name(@Nullable String part) {
        var text = given(part);
        return and(
                "(lower(name) like lower(:name) escape '!' or lower(athlete) like lower(:name) escape '!')",
                "name",
                text == null ? null : "%" + text.replaceAll("([!%_])", "!$1") + "%");
    }

    RosterFilter coach(@Nullable String coach) {
        return and(having("coaches", ":coach"), "coach", given(coach));
    }

    /** @param coach the only coach whose athletes the caller sees; null if the caller sees all athletes */
    RosterFilter onlyOf(@Nullable String coach) {
        return and(having("coaches", ":onlyOf"), "onlyOf", coach);
    }

    RosterFilter tag(@Nullable String tag) {
        return and(having("tags", ":tag"), "tag", given(tag));
    }

    RosterFilter athletes(@Nullable List<String> ids) {
        return and("athlete in :athletes", "athletes", ids);
    }

    RosterFilter after(RosterSort sort, Object key, String athlete) {
        values.putAll(Map.of("key", key, "after", athlete));
        return and(sort.after());
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String having(String column, String value) {
        return "athlete in (select c.athlete from CoachesAndTagsRow c where c.gym = :gym and array_contains(c.known."
                + column + ", " + value + "))";
    }

    private RosterFilter and(String extra) {
        condition.append(" and ").append(extra);
        return this;
    }

    private RosterFilter and(String extra, String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        values.put(name, value);
        return and(extra);
    }

    long count() {
        return RosterRow.count(condition.toString(), values);
    }

    List<RosterRow> list(RosterSort sort, int most) {
        return RosterRow.<RosterRow>find(condition + " order by " + sort.order(), values)
                .page(0, most)
                .list();
    }
}
