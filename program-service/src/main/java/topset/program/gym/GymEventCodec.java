package topset.program.gym;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEventCodec;

/**
 * Converts the events of a gym to their stored form, which is JSON. Exact numbers are stored as fractions, such as
 * {@code "5/2"}.
 */
public final class GymEventCodec {
    static final Map<String, Class<? extends GymEvent>> FORMS = Map.of(
            "AthleteCoachesChanged.v1", GymEvent.AthleteCoachesChanged.class,
            "AthleteTagsChanged.v1", GymEvent.AthleteTagsChanged.class,
            "AthleteArchived.v1", GymEvent.AthleteArchived.class,
            "AthleteRestored.v1", GymEvent.AthleteRestored.class,
            "CoachesSeeChanged.v1", GymEvent.CoachesSeeChanged.class,
            "ExerciseDefined.v1", GymEvent.ExerciseDefined.class,
            "ExerciseRetired.v1", GymEvent.ExerciseRetired.class,
            "GymSettingsChanged.v1", GymEvent.GymSettingsChanged.class,
            "ProgramTemplateSaved.v1", GymEvent.ProgramTemplateSaved.class,
            "ProgramTemplateRetired.v1", GymEvent.ProgramTemplateRetired.class);

    private static final Map<Class<? extends GymEvent>, String> TYPES =
            FORMS.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /** Events of these types are stored in their published JSON form, all others in the JSON form of program events. */
    static final Set<Class<? extends GymEvent>> PUBLISHED = Set.of(
            GymEvent.AthleteCoachesChanged.class,
            GymEvent.CoachesSeeChanged.class,
            GymEvent.ExerciseDefined.class,
            GymEvent.ExerciseRetired.class);

    private GymEventCodec() {}

    static String type(GymEvent event) {
        return requireNonNull(TYPES.get(event.getClass()));
    }

    static String write(GymEvent event) {
        return PUBLISHED.contains(event.getClass()) ? ContractJson.text(event) : ProgramEventCodec.write(event);
    }

    public static boolean isAboutAthlete(String type) {
        var form = FORMS.get(type);
        return form != null && GymEvent.AboutAthlete.class.isAssignableFrom(form);
    }

    /** Throws an {@link IllegalStateException} if the type is unknown. */
    public static GymEvent read(String type, String data) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("unknown type of a stored event of a gym: " + type);
        }
        return PUBLISHED.contains(form) ? ContractJson.read(data, form) : ProgramEventCodec.read(data, form);
    }
}
