package topset.edge.web;

import java.time.LocalDate;

/** A date in a query. The framework reads {@link LocalDate} itself and answers another text with 404. */
public record DateParameter(LocalDate date) {
    static final String SAYS = "a date, as in 2026-11-24";

    static DateParameter parse(String text) {
        return new DateParameter(JsonRules.date(text).orElseThrow());
    }
}
