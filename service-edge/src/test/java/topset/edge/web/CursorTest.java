package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void a_cursor_is_read_as_it_was_written() {
        var text = Cursor.of("2026-11-24T17:40:00Z", "é", "");
        assertThat(Cursor.parse("cursor", text).parts()).containsExactly("2026-11-24T17:40:00Z", "é", "");
        assertThat(Cursor.of("2026-11-24T17:40:00Z", "session")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_cursor_of_another_list_is_malformed() {
        var cursor = Cursor.parse("after", Cursor.of("one", "two"));
        assertThat(cursor.<String>read(2, List::getLast)).isEqualTo("two");
        for (var count : List.of(1, 3)) {
            assertThatThrownBy(() -> cursor.read(count, List::getFirst))
                    .isInstanceOfSatisfying(Problem.class, CursorTest::isAboutAfter);
        }
        assertThatThrownBy(() -> cursor.read(2, parts -> Long.parseLong(parts.getFirst())))
                .isInstanceOfSatisfying(Problem.class, CursorTest::isAboutAfter);
    }

    private static void isAboutAfter(Problem problem) {
        assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("after");
    }
}
