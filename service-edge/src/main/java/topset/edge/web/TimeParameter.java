package topset.edge.web;

import java.time.OffsetDateTime;

/** A time in a query, for the same reason as {@link DateParameter}. */
public record TimeParameter(OffsetDateTime time) {
    static final String SAYS = "a time with offset, as in 2026-11-24T18:05:00+01:00";

    static TimeParameter parse(String text) {
        return new TimeParameter(JsonRules.time(text).orElseThrow());
    }
}
