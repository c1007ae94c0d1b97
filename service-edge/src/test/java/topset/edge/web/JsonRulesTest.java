package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.Weight;
import topset.contract.WeightUnit;

class JsonRulesTest {
    private final ObjectMapper strict = JsonRules.strict();

    record Lifted(
            @Nullable Weight load,
            @Nullable Integer reps,
            @Nullable OffsetDateTime at,
            @Nullable LocalDate on,

            @Nullable @JsonDeserialize(using = JsonRules.Day.class)
            LocalDate measuredAt,

            @Nullable Boolean pain,
            @Nullable List<Lifted> sets) {}

    @ParameterizedTest
    @CsvSource({
        "120,120",
        "120.0,120",
        "120.50,120.5",
        "1.2E+2,120",
        "0.000,0",
        "-20.0,-20",
        "0.1,0.1",
        "1E+2147483647,1E+2147483647",
        "100E+2147483645,1.00E+2147483647",
        "-1E-100000000,-1E-100000000"
    })
    void a_decimal_is_written_plainly_without_noise(String value, String written) throws JsonProcessingException {
        assertThat(strict.writeValueAsString(new Weight(new BigDecimal(value), WeightUnit.KG)))
                .isEqualTo("{\"value\":" + written + ",\"unit\":\"kg\"}");
    }

    @Test
    void a_decimal_is_read_exactly() throws JsonProcessingException {
        assertThat(strict.readValue("{\"value\":0.1,\"unit\":\"lb\"}", Weight.class))
                .isEqualTo(new Weight(new BigDecimal("0.1"), WeightUnit.LB));
    }

    @Test
    void a_time_keeps_its_offset_and_nothing_is_written_for_null() throws JsonProcessingException {
        var json = "{\"at\":\"2026-11-24T18:05:00+01:00\"}";
        assertThat(strict.writeValueAsString(strict.readValue(json, Lifted.class)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reps\":\"4\"}                         | reps           | wrong-type",
                "{\"reps\":4.0}                           | reps           | wrong-type",
                "{\"reps\":true}                          | reps           | wrong-type",
                "{\"pain\":1}                             | pain           | wrong-type",
                "{\"pain\":\"true\"}                      | pain           | wrong-type",
                "{\"load\":{\"value\":\"120\"}}           | load.value     | wrong-type",
                "{\"load\":{\"unit\":\"KG\"}}             | load.unit      | wrong-type",
                "{\"load\":[]}                            | load           | wrong-type",
                "{\"at\":1764000000}                      | at             | wrong-type",
                "{\"at\":\"2026-11-24\"}                  | at             | wrong-type",
                "{\"at\":\"+99999-11-24T18:05:00+01:00\"} | at             | wrong-type",
                "{\"on\":2026}                            | on             | wrong-type",
                "{\"on\":[2026,11,24]}                    | on             | wrong-type",
                "{\"on\":\"2026-11-24T18:05:00Z\"}        | on             | wrong-type",
                "{\"on\":\"+999999999-12-31\"}            | on             | wrong-type",
                "{\"measuredAt\":20780}                   | measuredAt     | wrong-type",
                "{\"measuredAt\":\"yesterday\"}           | measuredAt     | wrong-type",
                "{\"weight\":1}                           | weight         | unknown-field",
                "{\"reps\":4,\"reps\":4}                  | reps           | repeated-key",
                "{\"load\":{\"value\":1,\"value\":2}}     | load.value     | repeated-key",
                "{\"sets\":[{},{\"reps\":\"x\"}]}         | sets[1].reps   | wrong-type",
                "{\"sets\":[{},{\"sets\":[{\"r\":1}]}]}   | sets[1].sets[0].r | unknown-field",
            })
    void what_is_wrong_is_named_by_its_field(String json, String field, String rule) {
        assertThatThrownBy(() -> strict.readValue(json, Lifted.class))
                .isInstanceOfSatisfying(JsonProcessingException.class, fault -> {
                    var problem = JsonFaults.problem(fault);
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
                    assertThat(problem.violations())
                            .extracting(Violation::field)
                            .containsExactly(field);
                    assertThat(problem.violations()).extracting(Violation::rule).containsExactly(rule);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "a\\u0000b",
                "\\ud83c",
                "\\ud83cx",
                "x\\udfcb",
                "\\udfcb\\ud83c",
                "\\ud83c\\ud83c\\udfcb"
            })
    void a_text_that_cannot_be_stored_is_refused(String text) {
        assertThatThrownBy(() -> strict.readValue("\"" + text + "\"", String.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("not well-formed text");
    }

    @Test
    void every_other_text_is_read() throws JsonProcessingException {
        assertThat(strict.readValue("\"\"", String.class)).isEmpty();
        assertThat(strict.readValue("\"é \\ud83c\\udfcb\"", String.class)).isEqualTo("é \uD83C\uDFCB");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24", "2026-11-24T23:30:00-05:00"})
    void a_day_may_be_written_as_a_time_of_it(String written) throws JsonProcessingException {
        assertThat(strict.readValue("{\"measuredAt\":\"" + written + "\"}", Lifted.class)
                        .measuredAt())
                .isEqualTo("2026-11-24");
    }

    @Test
    void an_event_may_have_gained_a_field() {
        assertThat(ContractJson.read("{\"reps\":4,\"tempo\":\"31X0\"}", Lifted.class)
                        .reps())
                .isEqualTo(4);
        assertThatThrownBy(() -> ContractJson.read("{\"reps\":\"4\"}", Lifted.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
