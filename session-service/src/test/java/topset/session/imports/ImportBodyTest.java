package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import topset.edge.web.Problem;

class ImportBodyTest {
    private static final String TEXT = "Datum;Name der Übung\n";

    private static byte[] compressed(byte[] bytes) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static String text(byte[] bytes) throws IOException {
        try (var text = ImportBody.of(compressed(bytes)).text()) {
            var all = new java.io.StringWriter();
            text.transferTo(all);
            return all.toString();
        }
    }

    @Test
    void text_in_either_charset_with_or_without_byte_order_mark_is_the_same() throws IOException {
        assertThat(text(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(text(("\uFEFF" + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(text(TEXT.getBytes(Charset.forName("windows-1252")))).isEqualTo(TEXT);
        assertThat(text(new byte[0])).isEmpty();
    }

    @Test
    void a_binary_file_or_another_charset_is_refused() throws IOException {
        for (var bytes : new byte[][] {
            {0x50, 0x4b, 3, 4, 0, 0}, TEXT.getBytes(UTF_16), {'a', (byte) 0x81, 'b'}, "a\0b".getBytes(UTF_8)
        }) {
            var body = compressed(bytes);
            assertThatThrownBy(() -> ImportBody.of(body))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("UTF-8 or Windows-1252");
        }
    }
}
