package topset.program.transfer;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
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
import topset.edge.transfer.LineType;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsTable;
import topset.program.coaching.OverrideRequest;
import topset.program.coaching.PauseRequest;
import topset.program.coaching.past.PastLift;
import topset.program.gym.GymStream;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.publishing.ContractMapper;
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
            return GymLines.content(event);
        }
        if (!DECISIONS.contains(event.type())) {
            return Optional.empty();
        }
        return switch (ProgramEventCodec.read(event.type(), event.data())) {
            case ProgramEvent.ProfileChanged changed -> {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                fields.put("at", at(changed.changedAt()));
                fields.put("profile", changed.details());
                yield Optional.of(new Content(LineType.PROFILE, fields));
            }
            case ProgramEvent.OfCoach decided -> Optional.of(content(decided));
            case ProgramEvent other ->
                throw new IllegalStateException("this event does not record a person's command: " + other);
        };
    }

    @Override
    public KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        var notes = NoteLines.page(connection, athlete, after, limit);
        if (after != null) {
            return notes;
        }
        var lines = new ArrayList<Content>();
        var known = CoachesAndTagsTable.find(connection, athlete);
        if (!known.equals(CoachesAndTags.NONE)) {
            lines.add(content(known));
        }
        SeenFlagTable.load(connection, athlete).values().stream()
                .sorted(Comparator.comparing(SeenFlag::code))
                .map(DecisionLines::content)
                .forEach(lines::add);
        AthleteTable.load(connection, athlete).programs().stream()
                .flatMap(planned -> weekdays(planned.program()).stream())
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
            fields.put("archivedAt", at(known.archivedAt()));
        }
        return new Content(LineType.ATHLETE, fields);
    }

    /**
     * Returns the export line with the newest weekdays of a program; empty if they have not changed since the program
     * started.
     */
    private static Optional<Content> weekdays(Program program) {
        var changedAt = program.schedule().changedAt();
        if (changedAt == null) {
            return Optional.empty();
        }
        var fields = fields(program.id(), changedAt);
        fields.put("weekdays", program.schedule().days());
        return Optional.of(new Content(LineType.WEEKDAYS, fields));
    }

    private static Content content(SeenFlag seen) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("code", seen.code());
        fields.put("by", seen.by());
        fields.put("at", at(seen.at()));
        fields.put("until", seen.until());
        return new Content(LineType.SEEN_FLAG, Map.of("seen", fields));
    }

    private static Content content(ProgramEvent.OfCoach decided) {
        return switch (decided) {
            case ProgramEvent.ProgramStarted started -> {
                var fields = fields(started.programId(), started.startedAt());
                fields.put("program", program(started));
                fields.put("fingerprint", started.asked());
                yield new Content(LineType.PROGRAM, fields);
            }
            case ProgramEvent.LiftChanged changed -> {
                var fields = fields(changed.programId(), changed.changedAt());
                fields.put("fromWeek", changed.fromWeek());
                fields.put("lift", PastLift.Exported.of(changed.lift()));
                fields.put("ofGym", changed.ofGym());
                yield new Content(LineType.LIFT, fields);
            }
            case ProgramEvent.ProgramPaused paused -> {
                var fields = fields(paused.programId(), paused.pausedAt());
                fields.put("pause", new PauseRequest(paused.from(), paused.to(), paused.reason()));
                yield new Content(LineType.PAUSE, fields);
            }
            case ProgramEvent.ProgramResumed resumed -> {
                var fields = fields(resumed.programId(), resumed.resumedAt());
                fields.put("on", resumed.on());
                yield new Content(LineType.RESUME, fields);
            }
            case ProgramEvent.ProgramEnded ended -> {
                var fields = fields(ended.programId(), ended.endedAt());
                fields.put("endsOn", ended.endsOn());
                yield new Content(LineType.PROGRAM_END, fields);
            }
            case ProgramEvent.TargetOverridden overridden -> override(overridden);
            case ProgramEvent.OverrideRemoved removed -> {
                var fields = fields(removed.programId(), removed.removedAt());
                fields.put("slotId", removed.slotId());
                fields.put("week", removed.week());
                yield new Content(LineType.OVERRIDE_REMOVAL, fields);
            }
            case ProgramEvent.DeloadPlanned planned -> {
                var deload = planned.deload();
                var fields = fields(planned.programId(), planned.plannedAt());
                fields.put("week", deload.week());
                var body = new LinkedHashMap<String, @Nullable Object>();
                body.put("percent", deload.percent().output());
                body.put("backoffSets", deload.backoffSets());
                body.put("reason", deload.reason());
                fields.put("deload", body);
                yield new Content(LineType.DELOAD, fields);
            }
            case ProgramEvent.DeloadRemoved removed -> {
                var fields = fields(removed.programId(), removed.removedAt());
                fields.put("week", removed.week());
                yield new Content(LineType.DELOAD_REMOVAL, fields);
            }
        };
    }

    private static Map<String, @Nullable Object> program(ProgramEvent.ProgramStarted started) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("startsOn", started.startsOn());
        fields.put("template", started.template());
        fields.put("templates", started.templates());
        fields.put("structure", started.structure());
        fields.put("deloadEvery", started.deloadEvery());
        fields.put("programTemplate", started.programTemplate());
        fields.put("weekdays", started.weekdays());
        fields.put("lifts", started.lifts().stream().map(PastLift.Exported::of).toList());
        return fields;
    }

    private static Content override(ProgramEvent.TargetOverridden overridden) {
        var override = overridden.override();
        var fields = fields(overridden.programId(), overridden.overriddenAt());
        fields.put("slotId", override.slotId());
        fields.put("week", override.week());
        fields.put(
                "override",
                new OverrideRequest(
                        ContractMapper.output(override.load()),
                        override.reps(),
                        ContractMapper.output(override.backoffReduction()),
                        override.backoffSets(),
                        override.reason(),
                        overridden.forced() == null ? null : new OverrideRequest.Force(overridden.forced())));
        return new Content(LineType.OVERRIDE, fields);
    }

    private static Map<String, @Nullable Object> fields(UUID programId, Instant at) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("at", at(at));
        fields.put("programId", programId);
        return fields;
    }

    private static Object at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
