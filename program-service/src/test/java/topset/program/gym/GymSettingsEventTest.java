package topset.program.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.week.GymSettings;

class GymSettingsEventTest {
    private static final String STORED =
            "{\"type\":\"gym\",\"at\":\"2026-11-24T18:05:00Z\",\"settings\":{\"unit\":\"kg\",\"timeZone\":\"Europe/Berlin\","
                    + "\"bars\":[{\"name\":\"bar\",\"weight\":20,\"exercises\":[]}],"
                    + "\"plates\":[{\"weight\":1.25,\"pairs\":4}],\"dumbbells\":[2.5],"
                    + "\"machines\":[{\"exercises\":[\"leg-press\"],\"step\":10}],\"deloadEvery\":6}}";

    @Test
    void the_settings_are_written_and_read_as_they_are_stored() {
        var settings = new GymSettings(
                WeightUnit.KG,
                "Europe/Berlin",
                List.of(new GymSettings.Bar("bar", new BigDecimal(20), List.of())),
                List.of(new PlannedLift.Plate(new BigDecimal("1.25"), 4)),
                List.of(new BigDecimal("2.5")),
                List.of(new GymSettings.Machine(null, List.of("leg-press"), null, BigDecimal.TEN)),
                6,
                null);
        var changed = new GymEvent.GymSettingsChanged(Instant.parse("2026-11-24T18:05:00Z"), settings);

        assertThat(GymEventCodec.write(changed)).isEqualTo(STORED);
        assertThat(GymEventCodec.read("GymSettingsChanged.v1", STORED)).isEqualTo(changed);
        assertThat(changed).isNotInstanceOf(GymEvent.Published.class);
    }
}
