package topset.program.gym;

import java.util.Map;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEventCodec;

/**
 * Converts the events of a gym to their stored form, which is JSON. Exact numbers are stored as fractions, such as
 * {@code "5/2"}.
 */
public final class GymEventCodec {
    private static final Map<String, Class<? extends GymEvent>> FORMS = Map.of(
            "ExerciseDefined.v1", GymEvent.ExerciseDefined.class,
            "ExerciseRetired.v1", GymEvent.ExerciseRetired.class,
            "GymSettingsChanged.v1", GymEvent.GymSettingsChanged.class);

    private GymEventCodec() {}

    /** Returns the type name with which an event is stored. */
    static String type(GymEvent event) {
        return switch (event) {
            case GymEvent.ExerciseDefined defined -> "ExerciseDefined.v1";
            case GymEvent.ExerciseRetired retired -> "ExerciseRetired.v1";
            case GymEvent.GymSettingsChanged changed -> "GymSettingsChanged.v1";
        };
    }

    static String write(GymEvent event) {
        return event instanceof GymEvent.GymSettingsChanged ? ProgramEventCodec.write(event) : ContractJson.text(event);
    }

    /**
     * Reads a stored event.
     *
     * @throws IllegalStateException if the type is unknown
     */
    public static GymEvent read(String type, String data) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("unknown type of a stored event of a gym: " + type);
        }
        return form == GymEvent.GymSettingsChanged.class
                ? ProgramEventCodec.read(data, form)
                : ContractJson.read(data, form);
    }
}
