package topset.program.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.Violation;
import topset.edge.web.Violations;
import topset.program.coaching.CoachRequest.FromProgramTemplate;
import topset.program.coaching.Commands;
import topset.program.coaching.ProgramRequest;
import topset.program.library.AssignmentService.AssignmentResult.AssignedAthlete;
import topset.program.library.ProgramTemplateService.ProgramTemplateView;
import topset.program.programs.ProgramEvent.ProgramTemplateVersion;
import topset.store.Actor;
import topset.store.StoreFailedException;

/**
 * Starts a program from a program template for each of many athletes, one after the other, with the same checks as POST
 * /v1/programs. A replica runs at most one assignment of each gym at a time. An assignment uses one database connection
 * at a time, so it does not delay other gyms.
 */
@ApplicationScoped
public class AssignmentService {
    /**
     * An assignment then starts no further programs, so that the request ends within five seconds. If the client
     * repeats the request, the remaining athletes are assigned.
     */
    private static final Duration LONGEST = Duration.ofMillis(2_500);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ProgramTemplateService templates;
    private final Commands commands;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public AssignmentService(ProgramTemplateService templates, Commands commands, Clock clock) {
        this.templates = templates;
        this.commands = commands;
        this.clock = clock;
    }

    /** {@code repeated} is the number of programs that an earlier request had started. */
    public record AssignmentResult(
            String id, int version, int started, int repeated, int refused, List<AssignedAthlete> results) {

        public enum AssignmentOutcome {
            STARTED,
            /** An earlier request with the same content had already started the same program for the athlete. */
            REPEATED,
            REFUSED
        }

        /** {@code status} and {@code detail} are those with which POST /v1/programs would refuse the program. */
        public record AssignedAthlete(
                String athleteId,
                AssignmentOutcome outcome,
                @Nullable UUID programId,
                @Nullable Integer status,
                @Nullable String detail,
                @Nullable List<Violation> violations) {

            static AssignedAthlete accepted(String athleteId, UUID programId, boolean created) {
                return new AssignedAthlete(
                        athleteId,
                        created ? AssignmentOutcome.STARTED : AssignmentOutcome.REPEATED,
                        programId,
                        null,
                        null,
                        null);
            }

            static AssignedAthlete refused(String athleteId, Problem problem) {
                var body = problem.body();
                return new AssignedAthlete(
                        athleteId, AssignmentOutcome.REFUSED, null, body.status(), body.detail(), body.violations());
            }
        }

        static AssignmentResult of(String id, int version, List<AssignedAthlete> results) {
            return new AssignmentResult(
                    id,
                    version,
                    count(results, AssignmentOutcome.STARTED),
                    count(results, AssignmentOutcome.REPEATED),
                    count(results, AssignmentOutcome.REFUSED),
                    results);
        }

        private static int count(List<AssignedAthlete> results, AssignmentOutcome outcome) {
            return Math.toIntExact(
                    results.stream().filter(each -> each.outcome() == outcome).count());
        }
    }

    AssignmentResult assign(Actor actor, String gym, String id, AssignmentRequest asked, Predicate<String> isVisible) {
        var template = templates.find(gym, id, asked.version());
        if (template.retired() != null) {
            throw Problem.conflict("Program template " + id + " is retired and cannot be assigned: save it again with"
                    + " PUT /v1/program-templates/" + id
                    + " to end the retirement");
        }
        var found = new Violations(AssignmentRequest.class);
        asked.check(template.content(), found);
        found.throwIfAny();
        if (!running.add(gym)) {
            throw Problem.tooMany(
                    "Another assignment of this gym is running: send the request again after that assignment has ended",
                    RETRY_AFTER_SECONDS);
        }
        try {
            return AssignmentResult.of(id, template.version(), results(actor, gym, template, asked, isVisible));
        } finally {
            running.remove(gym);
        }
    }

    private List<AssignedAthlete> results(
            Actor actor,
            String gym,
            ProgramTemplateView template,
            AssignmentRequest asked,
            Predicate<String> isVisible) {
        var end = clock.instant().plus(LONGEST);
        var results = new ArrayList<AssignedAthlete>();
        for (var athlete : asked.athleteIds()) {
            try {
                if (!isVisible.test(athlete)) {
                    throw Problem.notFound("There is no athlete " + athlete);
                }
                if (clock.instant().isAfter(end)) {
                    throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "The request ended before this athlete was processed: send the request again");
                }
                results.add(start(actor, gym, template, asked, athlete));
            } catch (Problem refused) {
                results.add(AssignedAthlete.refused(athlete, refused));
            } catch (StoreFailedException failure) {
                results.add(AssignedAthlete.refused(athlete, Problem.unavailable()));
            }
        }
        return results;
    }

    private AssignedAthlete start(
            Actor actor, String gym, ProgramTemplateView stored, AssignmentRequest asked, String athlete) {
        var template = stored.content();
        var version = new ProgramTemplateVersion(stored.id(), stored.version());
        var programId = programId(gym, version, athlete, asked);
        var request = new ProgramRequest(
                programId,
                athlete,
                asked.startsOn(),
                template.template(),
                template.templates(),
                template.structure(),
                template.deloadEvery(),
                asked.lifts(template, athlete),
                asked.weekdays(template));
        var from = new FromProgramTemplate(version, template.unit(), template.plannedDeloads());
        var started = commands.start(actor, gym, request, from);
        return AssignedAthlete.accepted(athlete, programId, started.created());
    }

    /** The id is derived from the arguments, so a repeated assignment starts no second program. */
    private static UUID programId(String gym, ProgramTemplateVersion version, String athlete, AssignmentRequest asked) {
        var name = String.join(
                "\n",
                "program template",
                gym,
                version.id(),
                Integer.toString(version.version()),
                athlete,
                asked.startsOn().toString(),
                Objects.toString(asked.assignmentId(), ""));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
