package topset.program.transfer;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.notes.NoteLines;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.LineRecords;
import topset.edge.transfer.LineType;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsRow;
import topset.program.gym.GymEventCodec;
import topset.program.gym.GymStream;
import topset.program.profiles.ProfileRequest;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.seen.SeenFlag;
import topset.program.seen.SeenFlagTable;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/**
 * Converts the stored events of users' commands to lines of an export file. A line contains the body of the API
 * request, with every default filled in. Plans are not exported, because an import computes the plans again.
 */
@Singleton
class DecisionLines implements ExportedEvents {
    private static final Set<String> DECISIONS = Set.copyOf(ProgramEventCodec.commandTypes());

    @Override
    public String service() {
        return "program-service";
    }

    @Override
    public List<String> gymStreams() {
        return List.of(GymStream.NAME);
    }

    @Override
    public Optional<Content> content(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return Optional.ofNullable(GymLine.of(GymEventCodec.read(event.type(), event.data())))
                    .map(LineRecords::content);
        }
        if (!DECISIONS.contains(event.type())) {
            return Optional.empty();
        }
        var athlete = event.athlete().id();
        return switch (ProgramEventCodec.read(event.type(), event.data())) {
            case ProgramEvent.ProfileChanged(var details, var at) -> {
                var line = new DecisionLine.ProfileLine(athlete, DecisionLine.at(at), ProfileRequest.of(details));
                yield Optional.of(LineRecords.content(line));
            }
            case ProgramEvent.OfCoach decided -> Optional.of(LineRecords.content(DecisionLine.of(athlete, decided)));
            case ProgramEvent other ->
                throw new IllegalStateException("this event does not record a person's command: " + other);
        };
    }

    @Override
    public KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        var notes = NoteLines.page(athlete, after, limit);
        if (after != null) {
            return notes;
        }
        var lines = new ArrayList<Content>();
        var known = CoachesAndTagsRow.of(athlete);
        if (!known.equals(CoachesAndTags.NONE)) {
            lines.add(content(known));
        }
        SeenFlagTable.load(connection, athlete).values().stream()
                .sorted(Comparator.comparing(SeenFlag::code))
                .map(DecisionLines::content)
                .forEach(lines::add);
        AthleteTable.load(connection, athlete).programs().stream()
                .flatMap(planned -> weekdays(athlete, planned.program()).stream())
                .forEach(lines::add);
        lines.addAll(notes.lines());
        return new KeptPage(lines, notes.next());
    }

    /** Makes the export line with an athlete's coaches and tags, which are stored as events of the gym. */
    private static Content content(CoachesAndTags known) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("coaches", known.coaches());
        fields.put("tags", known.tags());
        if (known.archivedAt() != null) {
            fields.put("archivedAt", DecisionLine.at(known.archivedAt()));
        }
        return new Content(LineType.ATHLETE, fields);
    }

    /**
     * Returns the export line with the newest weekdays of a program; empty if they have not changed since the program
     * started.
     */
    private static Optional<Content> weekdays(Athlete athlete, Program program) {
        var changedAt = program.schedule().changedAt();
        return changedAt == null
                ? Optional.empty()
                : Optional.of(LineRecords.content(new DecisionLine.WeekdaysLine(
                        athlete.id(),
                        DecisionLine.at(changedAt),
                        program.id(),
                        DecisionLine.DatedWeekday.of(program.schedule().days()))));
    }

    private static Content content(SeenFlag seen) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("code", seen.code());
        fields.put("by", seen.by());
        fields.put("at", DecisionLine.at(seen.at()));
        fields.put("until", seen.until());
        return new Content(LineType.SEEN_FLAG, Map.of("seen", fields));
    }
}
