package topset.program.gym;

import java.util.Map;
import java.util.stream.Collectors;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEventCodec;

/** Converts the events of a gym to their stored form, which is JSON. */
public final class GymEventCodec {
    static final Map<String, Class<? extends GymEvent>> FORMS = ProgramEventCodec.kinds(GymEvent.class)
            .map(form -> form.asSubclass(GymEvent.class))
            .collect(Collectors.toUnmodifiableMap(GymEventCodec::type, form -> form));

    private GymEventCodec() {}

    static String type(Class<? extends GymEvent> form) {
        return form.getSimpleName() + ".v1";
    }

    static String write(GymEvent event) {
        return ContractJson.text(event);
    }

    public static boolean isAboutAthlete(String type) {
        var form = FORMS.get(type);
        return form != null && GymEvent.AboutAthlete.class.isAssignableFrom(form);
    }

    public static GymEvent read(String type, String data) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("unknown type of a stored event of a gym: " + type);
        }
        return ContractJson.read(data, form);
    }
}
