package topset.program.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.program.athletes.CoachList;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.athletes.TagList;

@JsonTypeName("athlete")
record AthleteLine(
        @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        List<@NotNull String> coaches,
        List<@NotNull String> tags,

        @Nullable OffsetDateTime archivedAt)
        implements Line {

    static AthleteLine of(String athleteId, CoachesAndTags known) {
        var archivedAt = known.archivedAt() == null ? null : DecisionLine.at(known.archivedAt());
        return new AthleteLine(athleteId, known.coaches(), known.tags(), archivedAt);
    }

    void check(Violations found) {
        new CoachList(coaches).check(found);
        new TagList(tags).check(found);
    }

    CoachesAndTagsService.Wanted wanted() {
        return new CoachesAndTagsService.Wanted(
                athleteId, new CoachesAndTags(coaches, tags, archivedAt == null ? null : archivedAt.toInstant()));
    }
}
