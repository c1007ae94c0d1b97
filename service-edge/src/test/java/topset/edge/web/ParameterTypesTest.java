package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.edge.web.PageRequest.ItemLimit;
import topset.edge.web.ParameterTypes.DateParameter;
import topset.edge.web.ParameterTypes.TimeParameter;

class ParameterTypesTest {

    enum Order {
        NAME,
        URGENCY
    }

    /** Each method has one parameter, which the tests read. */
    interface Calls {
        void limit(@QueryParam("limit") @DefaultValue(ItemLimit.DEFAULT) ItemLimit limit);

        void cursor(@QueryParam("after") Cursor after);

        void archived(@QueryParam("archived") @DefaultValue("false") boolean archived);

        void sort(@QueryParam("sort") Order sort);

        void code(@PathParam("code") Order code);

        void week(@PathParam("week") int week);

        void atLeast(@QueryParam("atLeast") Long atLeast);

        void from(@QueryParam("from") DateParameter from);

        void changedSince(@QueryParam("changedSince") TimeParameter changedSince);

        void programId(@PathParam("programId") UUID programId);

        void id(@PathParam("id") long id);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 500, ItemLimit[items=500]",
        "limit, '', ItemLimit[items=50]",
        "archived, true, true",
        "archived, '', false",
        "sort, NAME, NAME",
        "week, 3, 3",
        "atLeast, 9000000000, 9000000000",
        "from, 2026-11-24, DateParameter[date=2026-11-24]",
        "changedSince, 2026-11-24T18:05:00+01:00, TimeParameter[time=2026-11-24T18:05+01:00]",
        "programId, 5f0c2a52-7b0e-4c53-9f0a-2f4f9f3f6a01, 5f0c2a52-7b0e-4c53-9f0a-2f4f9f3f6a01",
    })
    void a_parameter_is_read_as_its_type(String call, String text, String value) {
        assertThat(read(call, text)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({"cursor", "sort", "atLeast", "from", "changedSince"})
    void an_empty_parameter_is_absent(String call) {
        assertThat(read(call, "")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit        | x          | MALFORMED | limit: must be a whole number from 1 to 500, not 'x'",
                "limit        | 501        | REFUSED   | limit: must be between 1 and 500, not 501",
                "cursor       | %%%        | MALFORMED | after: must be the value of nextCursor from an earlier page of"
                        + " this list, not '%%%'",
                "archived     | TRUE       | REFUSED   | archived: must be true or false, not 'TRUE'",
                "sort         | name       | REFUSED   | sort: must be NAME or URGENCY, not 'name'",
                "code         | NONE       | NOT_FOUND | There is no code NONE: the codes are NAME, URGENCY",
                "week         | 1.5        | MALFORMED | week: must be a whole number, as in 3, not '1.5'",
                "from         | 24.11.2026 | MALFORMED | from: must be a date, as in 2026-11-24, not '24.11.2026'",
                "changedSince | 2026-11-24 | MALFORMED | changedSince: must be a time with offset, as in"
                        + " 2026-11-24T18:05:00+01:00, not '2026-11-24'",
                "programId    | x          | NOT_FOUND | There is no program x",
                "id           | x          | NOT_FOUND | There is no entry x",
            })
    void another_text_is_answered_with_what_would_be_right(String call, String text, Problem.Kind kind, String says) {
        assertThatThrownBy(() -> read(call, text))
                .isInstanceOf(BadRequestException.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(kind);
                    assertThat(problem).hasMessage(says);
                });
    }

    private static @Nullable Object read(String call, String text) {
        var method = Arrays.stream(Calls.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(call))
                .findFirst()
                .orElseThrow();
        return converter(method, method.getParameterTypes()[0], text);
    }

    private static <T> @Nullable T converter(Method method, Class<T> type, String text) {
        var converter = new ParameterTypes().getConverter(type, type, method.getParameterAnnotations()[0]);
        return Objects.requireNonNull(converter).fromString(text);
    }
}
