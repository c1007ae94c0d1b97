package topset.program.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.Line;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.athletes.CoachesAndTagsService.AthleteLine;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.programs.AthleteTable;
import topset.program.programs.ProgramEvent;
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

    @Override
    public Optional<Line> line(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return ofGym(GymEventCodec.read(event.type(), event.data()));
        }
        return ProgramEventCodec.isDecision(event.type())
                        && ProgramEventCodec.read(event.type(), event.data()) instanceof ProgramEvent.Decision decision
                ? Optional.of(DecisionLine.of(event.athlete().id(), decision))
                : Optional.empty();
    }

    /**
     * Empty if no line of its own exports the event: an athlete's own line has coaches, tags and archive, and which
     * athletes the coaches see must be decided again where its coaches are known.
     */
    private static Optional<Line> ofGym(GymEvent event) {
        return switch (event) {
            case GymEvent.AsLine line -> Optional.of(line);
            case GymEvent.AboutAthlete _, GymEvent.CoachesSeeChanged _ -> Optional.empty();
        };
    }

    @Override
    public List<Line> kept(Connection connection, Athlete athlete) throws SQLException {
        var lines = new ArrayList<Line>();
        var known = CoachesAndTagsRow.of(athlete);
        if (!known.equals(CoachesAndTags.NONE)) {
            lines.add(new AthleteLine(athlete.id(), known.coaches(), known.tags(), known.archivedAt()));
        }
        SeenFlagTable.load(connection, athlete).values().stream()
                .sorted(Comparator.comparing(SeenFlag::code))
                .map(seen -> new SeenFlagLine(athlete.id(), seen))
                .forEach(lines::add);
        for (var planned : AthleteTable.load(connection, athlete).programs()) {
            var weekdays = planned.program().schedule();
            if (weekdays.changedAt() != null) {
                lines.add(new DecisionLine.WeekdaysLine(
                        athlete.id(), weekdays.changedAt(), planned.program().id(), weekdays.days()));
            }
        }
        return lines;
    }
}
