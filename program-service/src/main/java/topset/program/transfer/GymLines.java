package topset.program.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents.Content;
import topset.edge.transfer.LineType;
import topset.program.catalogue.ExerciseRequest;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.library.ProgramTemplateRequest;
import topset.program.settings.GymView;
import topset.store.RecordedEvent;

/**
 * Converts the stored events about a gym itself to lines of an export file. Changes of coaches, tags and the archive are
 * not converted here, because an athlete's own line contains them. The decision which athletes the coaches see is not
 * exported, because the gym must decide this again in the other installation, when its coaches are known there.
 */
final class GymLines {
    private GymLines() {}

    static Optional<Content> content(RecordedEvent event) {
        return switch (GymEventCodec.read(event.type(), event.data())) {
            case GymEvent.AthleteCoachesChanged _,
                    GymEvent.AthleteTagsChanged _,
                    GymEvent.AthleteArchived _,
                    GymEvent.AthleteRestored _,
                    GymEvent.CoachesSeeChanged _ -> Optional.empty();
            case GymEvent.ExerciseDefined(var exercise, var at) -> {
                var fields = fields(at);
                fields.put("exercise", exercise.id());
                fields.put("definition", ExerciseRequest.of(exercise));
                yield Optional.of(new Content(LineType.EXERCISE, fields));
            }
            case GymEvent.ExerciseRetired(var exercise, var at) -> {
                var fields = fields(at);
                fields.put("exercise", exercise);
                yield Optional.of(new Content(LineType.EXERCISE_RETIREMENT, fields));
            }
            case GymEvent.GymSettingsChanged(var settings, var at) -> {
                var fields = fields(at);
                fields.put("settings", GymView.request(settings));
                yield Optional.of(new Content(LineType.GYM, fields));
            }
            case GymEvent.ProgramTemplateSaved(var id, var version, var template, var at) -> {
                var fields = fields(at);
                fields.put("programTemplate", id);
                fields.put("version", version);
                fields.put("template", ProgramTemplateRequest.of(template));
                yield Optional.of(new Content(LineType.PROGRAM_TEMPLATE, fields));
            }
            case GymEvent.ProgramTemplateRetired(var id, var at) -> {
                var fields = fields(at);
                fields.put("programTemplate", id);
                yield Optional.of(new Content(LineType.PROGRAM_TEMPLATE_RETIREMENT, fields));
            }
        };
    }

    private static Map<String, @Nullable Object> fields(Instant at) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("at", at.atOffset(ZoneOffset.UTC));
        return fields;
    }
}
