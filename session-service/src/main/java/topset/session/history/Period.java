package topset.session.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * The period in which the listed sessions started. Each bound is a date or a time; null means no bound. A date is a
 * local date of the lifter, and both bounds include the whole day. A time is an instant: {@code from} is inclusive,
 * {@code to} is exclusive.
 */
record Period(@Nullable Bound from, @Nullable Bound to) {

    sealed interface Bound {
        record Day(LocalDate date) implements Bound {}

        record Moment(OffsetDateTime time) implements Bound {}
    }

    static Period read(@Nullable String from, @Nullable String to) {
        return new Period(bound("from", from), bound("to", to));
    }

    /**
     * A date is also translated into a range of instants, because the index is ordered by instants. So the query reads
     * no row outside the period.
     */
    void restrict(StringBuilder query, Map<String, Object> wanted) {
        switch (from) {
            case null -> {}
            case Bound.Day day -> {
                query.append(" and startedOn >= :from and startedAt >= :fromAt");
                wanted.put("from", day.date());
                wanted.put("fromAt", day.date().atStartOfDay().atOffset(ZoneOffset.MAX));
            }
            case Bound.Moment moment -> {
                query.append(" and startedAt >= :from");
                wanted.put("from", moment.time());
            }
        }
        switch (to) {
            case null -> {}
            case Bound.Day day -> {
                query.append(" and startedOn <= :to and startedAt < :toAt");
                wanted.put("to", day.date());
                wanted.put("toAt", day.date().plusDays(1).atStartOfDay().atOffset(ZoneOffset.MIN));
            }
            case Bound.Moment moment -> {
                query.append(" and startedAt < :to");
                wanted.put("to", moment.time());
            }
        }
    }

    private static @Nullable Bound bound(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Bound bound = text.contains("T")
                    ? new Bound.Moment(OffsetDateTime.parse(text))
                    : new Bound.Day(LocalDate.parse(text));
            if (isReasonable(bound)) {
                return bound;
            }
        } catch (DateTimeException e) {
            // Neither a date nor a time; answered below.
        }
        throw Problem.malformed(
                name, "must be a date, as in 2026-11-24, or a time with offset, as in 2026-11-24T18:05:00+01:00");
    }

    private static boolean isReasonable(Bound bound) {
        var year = switch (bound) {
            case Bound.Day day -> day.date().getYear();
            case Bound.Moment moment -> moment.time().getYear();
        };
        return year > 0 && year < 10_000;
    }
}
