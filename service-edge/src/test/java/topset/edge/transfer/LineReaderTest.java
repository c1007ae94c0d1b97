package topset.edge.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> lines(String body) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(body.getBytes(UTF_8)));
        var lines = new ArrayList<String>();
        while (reader.next()) {
            var bytes = reader.bytes();
            lines.add(reader.number() + " " + (bytes == null ? "too long" : new String(bytes, UTF_8)));
        }
        return lines;
    }

    @Test
    void the_last_line_needs_no_line_feed() throws IOException {
        assertThat(lines("a\nb")).containsExactly("1 a", "2 b");
        assertThat(lines("a\nb\n")).containsExactly("1 a", "2 b");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void blank_lines_are_numbered_and_passed_over() throws IOException {
        assertThat(lines("a\n\n \r\nb\r\n")).containsExactly("1 a", "4 b\r");
    }

    @Test
    void a_line_that_is_too_long_is_skipped_and_the_next_one_is_read() throws IOException {
        var longest = "x".repeat(LineReader.MOST_BYTES);

        assertThat(lines("a\n" + longest + "\n" + longest + "x\n" + "y".repeat(300_000) + "\nb"))
                .containsExactly("1 a", "2 " + longest, "3 too long", "4 too long", "5 b");
    }

    @Test
    void lines_are_the_same_wherever_a_chunk_ends() throws IOException {
        var line = "é".repeat(777);
        assertThat(lines((line + "\n").repeat(200))).hasSize(200).allMatch(each -> each.endsWith(" " + line));
    }
}
