package topset.session.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetsAsCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "\r=1", "\n=1"})
    void a_formula_becomes_a_text(String note) {
        assertThat(SessionLines.harmless(note)).startsWith("'");
    }

    @Test
    void another_text_stays() {
        assertThat(SessionLines.harmless("3 = easy")).isEqualTo("3 = easy");
        assertThat(SessionLines.harmless("")).isEmpty();
        assertThat(SessionLines.harmless(null)).isNull();
    }
}
