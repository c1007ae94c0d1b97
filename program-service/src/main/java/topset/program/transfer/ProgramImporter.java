package topset.program.transfer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import topset.edge.operations.Tasks;
import topset.edge.transfer.Line;
import topset.edge.transfer.LineImporter;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.athletes.CoachesAndTagsService.AthleteLine;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.program.gym.GymEvent;
import topset.program.settings.GymService;

/**
 * Imports the lines of an export file of the program service. Lines about the gym come first in each chunk, because
 * other lines may refer to them. Then coaches and tags are set. Within one chunk, the profile and the programs of an
 * athlete are imported in one transaction, which computes the athlete's plans once. Several athletes share a
 * transaction (ADR 0147).
 */
@Singleton
class ProgramImporter implements LineImporter {
    /** Most athletes have fewer lines, so an athlete's plans are usually computed only once during an import. */
    private static final int LINES_AT_ONCE = 500;

    /**
     * The number of transactions that an import runs at the same time. Each of them holds a database connection while
     * it computes plans, and the gym's requests need connections too.
     */
    private static final int TRANSACTIONS_AT_ONCE = 3;

    /**
     * The number of athletes whose coaches and tags are set in one transaction. It locks the gym, so it must be short.
     */
    private static final int COACHES_AT_ONCE = 100;

    private static final int ATHLETES_AT_ONCE = 16;

    /** The largest number of events that one transaction stores, unless one athlete alone has more. */
    private static final int EVENTS_AT_ONCE = 2_000;

    private final GymImporter ofGym;
    private final GymService gyms;
    private final Commands commands;
    private final CoachesAndTagsService athletes;
    private final Clock clock;

    ProgramImporter(
            GymImporter ofGym, GymService gyms, Commands commands, CoachesAndTagsService athletes, Clock clock) {
        this.ofGym = ofGym;
        this.gyms = gyms;
        this.commands = commands;
        this.athletes = athletes;
        this.clock = clock;
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(GymEvent.AsLine.class, AthleteLine.class, DecisionLine.class);
    }

    @Override
    public int linesAtOnce() {
        return LINES_AT_ONCE;
    }

    @Override
    public void carryOut(GymImport into, List<NumberedLine<?>> lines) {
        ofGym.carryOut(into, NumberedLine.ofType(GymEvent.AsLine.class, lines));
        setCoachesAndTags(into, NumberedLine.ofType(AthleteLine.class, lines));
        decide(into, NumberedLine.ofType(DecisionLine.class, lines));
    }

    /** Begins to apply imported equipment to the programs that the gym had before. Imported programs have it. */
    @Override
    public void end(String gym, Set<Class<?>> types) {
        if (types.contains(GymEvent.GymSettingsChanged.class)) {
            gyms.changePrograms(gym);
        }
    }

    private void setCoachesAndTags(GymImport into, List<NumberedLine<AthleteLine>> lines) {
        for (var some :
                lines.stream().gather(Gatherers.windowFixed(COACHES_AT_ONCE)).toList()) {
            var together = some.stream().map(NumberedLine::line).toList();
            into.report().count(some, athletes.set(into.actor(), into.gym(), together));
        }
    }

    private void decide(GymImport into, List<NumberedLine<DecisionLine>> lines) {
        var byAthlete = into.byAthlete(lines);
        var all = new ArrayList<Commands.AthleteCommands>();
        byAthlete.forEach((athlete, ofAthlete) -> all.add(new Commands.AthleteCommands(
                athlete, ofAthlete.stream().map(each -> each.line().command()).toList())));
        var work = new ArrayList<Runnable>();
        for (var together : transactions(all, clock.instant())) {
            work.add(() -> {
                var results = commands.execute(into.actor(), together).iterator();
                together.forEach(
                        each -> into.report().count(byAthlete.getOrDefault(each.athlete(), List.of()), results.next()));
            });
        }
        Tasks.runAll(
                work,
                TRANSACTIONS_AT_ONCE,
                Thread.ofVirtual().name("import-", 0).factory());
    }

    /**
     * Divides athletes among transactions. A transaction needs about as many round trips and flushes to disk for many
     * athletes as for one. But it locks its athletes and has their plans in memory, so an athlete with long programs
     * gets a transaction of its own. If athletes together have too many sets to read, fewer are imported together.
     */
    static List<List<Commands.AthleteCommands>> transactions(List<Commands.AthleteCommands> all, Instant now) {
        return Tasks.portions(all, ATHLETES_AT_ONCE, EVENTS_AT_ONCE, each -> events(each, now));
    }

    /**
     * Returns about how many events an import of the commands stores: one for each command, and for each week of each
     * program that starts one for each lift, one for the trends and one for the flags.
     */
    private static long events(Commands.AthleteCommands athlete, Instant now) {
        return athlete.commands().stream()
                .mapToLong(each -> 1 + plannedEvents(each, now))
                .sum();
    }

    private static long plannedEvents(Command command, Instant now) {
        if (!(command.what() instanceof CoachRequest.StartProgram start)) {
            return 0;
        }
        var program = start.program();
        var weeks = ChronoUnit.WEEKS.between(
                program.startsOn(), now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (program.lifts().size() + 2) * (2 + Math.max(0, weeks));
    }
}
