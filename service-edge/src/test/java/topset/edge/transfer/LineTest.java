package topset.edge.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.edge.web.ContractJson;
import topset.edge.web.JsonRules;

/** An export writes the records that an import reads. */
class LineTest {
    @JsonTypeName("lift")
    record LiftLine(String athleteId, @Nullable Integer fromWeek) implements Line {}

    @Test
    void a_line_has_its_type_its_fields_and_when_and_by_whom_it_was_stored() {
        var stored = Map.of(Line.SEQUENCE, 7, Line.ACTOR, "kim");

        assertThat(new String(ContractJson.write(new LiftLine("a", 2), stored), UTF_8))
                .isEqualTo("{\"type\":\"lift\",\"athleteId\":\"a\",\"fromWeek\":2,\"sequence\":7,\"actor\":\"kim\"}");
        assertThat(new String(ContractJson.write(new LiftLine("a", null), Map.of()), UTF_8))
                .isEqualTo("{\"type\":\"lift\",\"athleteId\":\"a\"}");
    }

    @Test
    void an_import_ignores_when_and_by_whom_it_was_stored_and_needs_no_order_of_fields() throws IOException {
        var line =
                "{\"sequence\":{},\"athleteId\":\"a\",\"type\":\"lift\",\"recordedAt\":0,\"fromWeek\":2,\"actor\":[]}";

        assertThat(JsonRules.strict().readValue(line, LiftLine.class)).isEqualTo(new LiftLine("a", 2));
    }
}
