package topset.program.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.GymEquipment;
import topset.rules.week.GymSettings;

class GymSettingsEventTest {
    private static final String STORED =
            "{\"settings\":{\"unit\":\"kg\",\"timeZone\":\"Europe/Berlin\",\"deloadEvery\":6,"
                    + "\"equipment\":{\"unit\":\"kg\",\"bars\":[{\"name\":\"bar\",\"weight\":\"20/1\",\"exercises\":[]}],"
                    + "\"plates\":[{\"weight\":\"5/4\",\"pairs\":4}],\"dumbbells\":[\"5/2\"],"
                    + "\"machines\":[{\"exercises\":[\"leg-press\"],\"loads\":[],\"step\":\"10/1\"}]}},"
                    + "\"changedAt\":\"2026-11-24T18:05:00Z\"}";

    @Test
    void the_settings_are_written_and_read_as_they_are_stored() {
        var equipment = new GymEquipment(
                WeightUnit.KG,
                List.of(new GymEquipment.Bar("bar", Exact.of(20), List.of())),
                List.of(new Equipment.Plate(Exact.parse("1.25"), 4)),
                List.of(Exact.parse("2.5")),
                List.of(new GymEquipment.Machine(null, List.of("leg-press"), List.of(), Exact.of(10))));
        var at = Instant.parse("2026-11-24T18:05:00Z");
        var changed =
                new GymEvent.GymSettingsChanged(new GymSettings(WeightUnit.KG, "Europe/Berlin", 6, equipment), at);

        assertThat(GymEventCodec.write(changed)).isEqualTo(STORED);
        assertThat(GymEventCodec.read("GymSettingsChanged.v1", STORED)).isEqualTo(changed);
        assertThat(changed).isNotInstanceOf(GymEvent.Published.class);
    }
}
