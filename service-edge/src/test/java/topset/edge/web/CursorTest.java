package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_is_read_as_it_was_written() {
        assertThat(Cursor.parts(Cursor.of("2026-11-24T17:40:00Z", "é", ""), 3))
                .containsExactly("2026-11-24T17:40:00Z", "é", "");
        assertThat(Cursor.of("2026-11-24T17:40:00Z", "session")).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm9wZQ", "YQpiCmM"})
    void what_is_no_cursor_of_the_list_is_malformed(String cursor) {
        assertThatThrownBy(() -> Cursor.parts(cursor, 2))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED));
    }
}
