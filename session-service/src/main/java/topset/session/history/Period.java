package topset.session.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * The period in which the listed sessions started. Each bound is a date or a time; null means no bound. A date is a
 * local date of the lifter, and both bounds include the whole day. A time is an instant: {@code from} is inclusive,
 * {@code to} is exclusive.
 */
record Period(@Nullable Bound from, @Nullable Bound to) {

    /**
     * @param at of a date, the first or last instant at which it is that date somewhere: the index is ordered by
     * instants, so the query reads no row outside the period
     */
    private record Bound(@Nullable LocalDate date, OffsetDateTime at) {}

    static Period read(@Nullable String from, @Nullable String to) {
        return new Period(
                bound("from", from, date -> date.atStartOfDay().atOffset(ZoneOffset.MAX)),
                bound("to", to, date -> date.plusDays(1).atStartOfDay().atOffset(ZoneOffset.MIN)));
    }

    void restrict(StringBuilder query, Map<String, Object> wanted) {
        if (from != null) {
            restrict(query, wanted, "startedAt >= :fromAt", "fromAt", from.at());
            restrict(query, wanted, "startedOn >= :from", "from", from.date());
        }
        if (to != null) {
            restrict(query, wanted, "startedAt < :toAt", "toAt", to.at());
            restrict(query, wanted, "startedOn <= :to", "to", to.date());
        }
    }

    private static void restrict(
            StringBuilder query, Map<String, Object> wanted, String condition, String name, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            wanted.put(name, value);
        }
    }

    private static @Nullable Bound bound(
            String name, @Nullable String text, Function<LocalDate, OffsetDateTime> instant) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var date = text.contains("T") ? null : LocalDate.parse(text);
            var at = date == null ? OffsetDateTime.parse(text) : instant.apply(date);
            var year = date == null ? at.getYear() : date.getYear();
            if (year > 0 && year < 10_000) {
                return new Bound(date, at);
            }
        } catch (DateTimeException e) {
            // Neither a date nor a time; answered below.
        }
        throw Problem.malformed(
                name, "must be a date, as in 2026-11-24, or a time with offset, as in 2026-11-24T18:05:00+01:00");
    }
}
