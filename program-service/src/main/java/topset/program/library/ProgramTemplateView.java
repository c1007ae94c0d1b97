package topset.program.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.program.gym.ProgramTemplate;

/** {@code retired} is true if the template can no longer be assigned, otherwise absent. */
public record ProgramTemplateView(
        String id,
        int version,
        int newestVersion,
        OffsetDateTime savedAt,
        @Nullable Boolean retired,
        @JsonUnwrapped ProgramTemplate content) {

    public record ProgramTemplateSummary(
            String id,
            int version,
            OffsetDateTime savedAt,
            @Nullable Boolean retired,
            String name) {
        public ProgramTemplateSummary {
            retired = Boolean.TRUE.equals(retired) ? true : null;
        }
    }

    static ProgramTemplateView of(ProgramTemplateService.Stored stored) {
        var version = stored.version();
        return new ProgramTemplateView(
                version.id,
                version.version,
                stored.newest().version,
                version.savedAt,
                stored.newest().retired ? true : null,
                version.template);
    }
}
