package topset.program.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents.Content;
import topset.edge.transfer.LineType;
import topset.program.catalogue.ExerciseRequest;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.library.ProgramTemplateRequest;
import topset.program.settings.GymView;
import topset.store.RecordedEvent;

/** Converts the events about a gym itself to lines of an export. */
final class GymLines {
    private GymLines() {}

    static Content content(RecordedEvent event) {
        return switch (GymEventCodec.read(event.type(), event.data())) {
            case GymEvent.ExerciseDefined(var exercise, var at) -> {
                var fields = fields(at);
                fields.put("exercise", exercise.id());
                fields.put("definition", ExerciseRequest.of(exercise));
                yield new Content(LineType.EXERCISE, fields);
            }
            case GymEvent.ExerciseRetired(var exercise, var at) -> {
                var fields = fields(at);
                fields.put("exercise", exercise);
                yield new Content(LineType.EXERCISE_RETIREMENT, fields);
            }
            case GymEvent.GymSettingsChanged(var settings, var at) -> {
                var fields = fields(at);
                fields.put("settings", GymView.request(settings));
                yield new Content(LineType.GYM, fields);
            }
            case GymEvent.ProgramTemplateSaved(var id, var version, var template, var at) -> {
                var fields = fields(at);
                fields.put("programTemplate", id);
                fields.put("version", version);
                fields.put("template", ProgramTemplateRequest.of(template));
                yield new Content(LineType.PROGRAM_TEMPLATE, fields);
            }
            case GymEvent.ProgramTemplateRetired(var id, var at) -> {
                var fields = fields(at);
                fields.put("programTemplate", id);
                yield new Content(LineType.PROGRAM_TEMPLATE_RETIREMENT, fields);
            }
        };
    }

    private static Map<String, @Nullable Object> fields(Instant at) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("at", at.atOffset(ZoneOffset.UTC));
        return fields;
    }
}
