package topset.session.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetsAsCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")"})
    void a_formula_becomes_a_text(String note) {
        assertThat(SetsAsCsv.text(note).replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
    void a_formula_behind_white_space_becomes_a_text_too(String note) {
        assertThat(SetsAsCsv.text(note)).startsWith("\"'");
    }

    @Test
    void what_separates_fields_is_quoted() {
        assertThat(SetsAsCsv.text("a,b")).isEqualTo("\"a,b\"");
        assertThat(SetsAsCsv.text("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(SetsAsCsv.text("say \"go\"")).isEqualTo("\"say \"\"go\"\"\"");
        assertThat(SetsAsCsv.text("plain")).isEqualTo("plain");
        assertThat(SetsAsCsv.text(null)).isEmpty();
    }
}
