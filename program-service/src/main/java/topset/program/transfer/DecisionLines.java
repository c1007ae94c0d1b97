package topset.program.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.notes.NoteLine;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.program.athletes.CoachList;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.athletes.TagList;
import topset.program.gym.GymEventCodec;
import topset.program.programs.AthleteTable;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.SeenFlag;
import topset.program.roster.SeenFlagTable;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/**
 * Converts the stored events of users' commands to lines of an export file. A line contains the body of the API
 * request, with every default filled in. Plans are not exported, because an import computes the plans again.
 */
@Singleton
class DecisionLines implements ExportedEvents {
    /** A line of an export file: a flag that a person has marked as seen. It is never imported. */
    @JsonTypeName("seen-flag")
    record SeenFlagLine(
            String athleteId,
            @JsonIgnoreProperties("causes") SeenFlag seen) implements Line {}

    @JsonTypeName("athlete")
    record AthleteLine(
            String athleteId,
            List<@NotNull String> coaches,
            List<@NotNull String> tags,
            @Nullable OffsetDateTime archivedAt)
            implements Line {

        @Override
        public void check(Instant now, Violations found) {
            new CoachList(coaches).check(found);
            new TagList(tags).check(found);
        }

        CoachesAndTagsService.Wanted wanted() {
            return new CoachesAndTagsService.Wanted(
                    athleteId, new CoachesAndTags(coaches, tags, archivedAt == null ? null : archivedAt.toInstant()));
        }
    }

    private static final Set<String> DECISIONS = Set.copyOf(ProgramEventCodec.commandTypes());

    @Override
    public Optional<Line> line(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return Optional.ofNullable(GymLine.of(GymEventCodec.read(event.type(), event.data())));
        }
        return DECISIONS.contains(event.type())
                ? Optional.of(DecisionLine.of(event.athlete().id(), ProgramEventCodec.read(event.type(), event.data())))
                : Optional.empty();
    }

    @Override
    public KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        var notes = NoteLine.page(athlete, after, limit);
        if (after != null) {
            return notes;
        }
        var lines = new ArrayList<Line>();
        var known = CoachesAndTagsRow.of(athlete);
        if (!known.equals(CoachesAndTags.NONE)) {
            var archivedAt = known.archivedAt() == null ? null : DecisionLine.at(known.archivedAt());
            lines.add(new AthleteLine(athlete.id(), known.coaches(), known.tags(), archivedAt));
        }
        SeenFlagTable.load(connection, athlete).values().stream()
                .sorted(Comparator.comparing(SeenFlag::code))
                .map(seen -> new SeenFlagLine(athlete.id(), seen))
                .forEach(lines::add);
        for (var planned : AthleteTable.load(connection, athlete).programs()) {
            var weekdays = planned.program().schedule();
            if (weekdays.changedAt() != null) {
                lines.add(new DecisionLine.WeekdaysLine(
                        athlete.id(),
                        DecisionLine.at(weekdays.changedAt()),
                        planned.program().id(),
                        weekdays.days()));
            }
        }
        lines.addAll(notes.lines());
        return new KeptPage(lines, notes.next());
    }
}
