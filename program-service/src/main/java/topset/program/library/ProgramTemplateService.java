package topset.program.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.program.coaching.ProgramService;
import topset.program.gym.GymEvent;
import topset.program.gym.GymHistory;
import topset.program.gym.GymStream;
import topset.program.gym.ProgramTemplate;
import topset.program.library.ProgramTemplateTable.Stored;
import topset.program.library.ProgramTemplateView.ProgramTemplateSummary;
import topset.program.settings.GymTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.append.Tx;

@ApplicationScoped
public class ProgramTemplateService {
    private final EventStore store;
    private final DataSource dataSource;
    private final GymCatalogues catalogues;
    private final ProgramService programs;
    private final Clock clock;

    public ProgramTemplateService(
            EventStore store, DataSource dataSource, GymCatalogues catalogues, ProgramService programs, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.catalogues = catalogues;
        this.programs = programs;
        this.clock = clock;
    }

    record Saved(Stored stored, boolean created) {}

    /**
     * Saves a program template as its next version. Does nothing if the newest version has the same content and is not
     * retired.
     *
     * @param expected the numbers that the newest version may have; empty means any number
     * @throws Problem 412 if the newest version has another number; 422 with each refused value
     */
    Saved save(Actor actor, String gym, String id, ProgramTemplate asked, Optional<Set<Integer>> expected) {
        var traceParent = TraceContext.current();
        var copied = copied(gym, asked);
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var connection = tx.connection();
            var before = ProgramTemplateTable.newest(connection, gym, id).orElse(null);
            requireExpected(id, before, expected);
            var template = new ProgramTemplateCheck(
                            catalogues.load(connection, gym),
                            GymTable.settings(connection, gym),
                            new Violations(ProgramTemplate.class))
                    .check(copied);
            if (before != null && !before.retired() && before.template().equals(template)) {
                return new Saved(before, false);
            }
            LibraryLimits.requireRoom(connection, gym, before);
            int version = before == null ? 1 : before.version() + 1;
            var now = clock.instant();
            store(tx, actor, gym, new GymEvent.ProgramTemplateSaved(id, version, template, now), traceParent);
            return new Saved(new Stored(id, version, version, template, false, now), before == null);
        });
    }

    /**
     * Imports a version that was saved earlier in another installation. Its lifts may have exercises that are now
     * retired. In a violation, the path of a field begins with {@code template}, as in the imported line.
     *
     * @return false if the version is already stored
     * @throws Problem if the API would refuse the same request, or if the number is not that of the next version
     */
    public boolean saveThen(
            Actor actor, String gym, GymHistory history, String id, int version, ProgramTemplate asked, Instant at) {
        var traceParent = TraceContext.current();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var connection = tx.connection();
            var before = ProgramTemplateTable.newest(connection, gym, id).orElse(null);
            var template = new ProgramTemplateCheck(
                            catalogues.load(connection, gym).withRetiredInUse(),
                            GymTable.settings(connection, gym),
                            new Violations(ProgramTemplate.class).in("template"))
                    .check(asked);
            var event = new GymEvent.ProgramTemplateSaved(id, version, template, at);
            if (history.has(tx, event)) {
                return false;
            }
            int next = before == null ? 1 : before.version() + 1;
            if (version != next) {
                throw Problem.conflict(
                        "The next version of program template " + id + " must be " + next + ", not " + version);
            }
            LibraryLimits.requireRoom(connection, gym, before);
            store(tx, actor, gym, event, traceParent);
            return true;
        });
    }

    private static void store(
            Tx tx, Actor actor, String gym, GymEvent.ProgramTemplateSaved event, @Nullable String traceParent)
            throws SQLException {
        GymStream.append(tx, actor, gym, event, event.savedAt(), traceParent);
        ProgramTemplateTable.save(
                tx.connection(), gym, event.templateId(), event.version(), event.template(), event.savedAt());
    }

    /**
     * Imports a retirement that was decided earlier in another installation.
     *
     * @return false if the template is already retired
     * @throws Problem 404 if the gym does not have the template
     */
    public boolean retireThen(Actor actor, String gym, GymHistory history, String id, Instant at) {
        var traceParent = TraceContext.current();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var event = new GymEvent.ProgramTemplateRetired(id, at);
            if (history.has(tx, event)) {
                return false;
            }
            var stored = ProgramTemplateTable.newest(tx.connection(), gym, id).orElseThrow(() -> notFound(id));
            if (!stored.retired()) {
                GymStream.append(tx, actor, gym, event, at, traceParent);
                ProgramTemplateTable.retire(tx.connection(), gym, id);
            }
            return !stored.retired();
        });
    }

    /**
     * Returns the content of the program that the request asks to copy, or the request unchanged if it asks for no
     * copy.
     *
     * @throws Problem 422 if the athlete has no such program
     */
    private ProgramTemplate copied(String gym, ProgramTemplate asked) {
        var from = asked.fromProgram();
        if (from == null) {
            return asked;
        }
        var program = programs.find(gym, from.programId())
                .filter(each -> each.athlete().id().equals(from.athleteId()))
                .orElseThrow(() -> Problem.refused(
                        "fromProgram.programId",
                        "must be a program of athlete " + from.athleteId() + ", not " + from.programId(),
                        ProgramTemplate.COPY));
        return new ProgramCopy(program, catalogues.read(gym)).filledIn(asked);
    }

    private static void requireExpected(String id, @Nullable Stored before, Optional<Set<Integer>> expected) {
        int newest = before == null ? 0 : before.version();
        if (expected.isPresent() && !expected.get().contains(newest)) {
            throw Problem.stale("Program template " + id + " has the version " + newest
                    + ", which the header If-Match does not name: read the template again");
        }
    }

    /**
     * A retired template can no longer be assigned. Saving the template again ends the retirement.
     *
     * @throws Problem 404 if the gym does not have the template
     */
    Stored retire(Actor actor, String gym, String id) {
        var traceParent = TraceContext.current();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var stored = ProgramTemplateTable.newest(tx.connection(), gym, id).orElseThrow(() -> notFound(id));
            if (!stored.retired()) {
                var now = clock.instant();
                GymStream.append(tx, actor, gym, new GymEvent.ProgramTemplateRetired(id, now), now, traceParent);
                ProgramTemplateTable.retire(tx.connection(), gym, id);
            }
            return new Stored(id, stored.version(), stored.newest(), stored.template(), true, stored.savedAt());
        });
    }

    /**
     * @param version null means the newest version
     * @throws Problem 404 if the gym does not have the template or the version
     */
    Stored find(String gym, String id, @Nullable Integer version) {
        return Query.on(dataSource, connection -> {
            var newest = ProgramTemplateTable.newest(connection, gym, id).orElseThrow(() -> notFound(id));
            return version == null
                    ? newest
                    : ProgramTemplateTable.version(connection, gym, id, version)
                            .orElseThrow(() -> Problem.notFound("Program template " + id + " has no version " + version
                                    + ": it has the versions 1 to " + newest.version()));
        });
    }

    List<ProgramTemplateSummary> list(String gym, String after, int limit) {
        return Query.on(dataSource, connection -> ProgramTemplateTable.list(connection, gym, after, limit));
    }

    static Problem notFound(String id) {
        return Problem.notFound(
                "There is no program template " + id + ": GET /v1/program-templates lists all program" + " templates");
    }
}
