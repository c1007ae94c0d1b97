package topset.program.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Problem;
import topset.edge.web.RevisionTags;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.program.coaching.ProgramService;
import topset.program.gym.GymEvent;
import topset.program.gym.GymHistory;
import topset.program.gym.GymStream;
import topset.program.gym.ProgramTemplate;
import topset.program.library.ProgramTemplateService.ProgramTemplateView.ProgramTemplateSummary;
import topset.program.settings.GymTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.append.Tx;

@ApplicationScoped
public class ProgramTemplateService {
    /** Without retired templates. */
    static final int MOST = 100;

    /** With retired templates, because they are kept. */
    private static final int MOST_IN_ALL = 300;

    static final int MOST_VERSIONS = 100;

    private final EventStore store;
    private final GymCatalogues catalogues;
    private final ProgramService programs;
    private final Clock clock;

    public ProgramTemplateService(EventStore store, GymCatalogues catalogues, ProgramService programs, Clock clock) {
        this.store = store;
        this.catalogues = catalogues;
        this.programs = programs;
        this.clock = clock;
    }

    record Saved(ProgramTemplateView template, boolean created) {}

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

        static ProgramTemplateView of(TemplateRow row, TemplateRow newest) {
            return new ProgramTemplateView(
                    row.id, row.version, newest.version, row.savedAt, newest.retired ? true : null, row.template);
        }
    }

    Saved save(Actor actor, String gym, String id, ProgramTemplate asked, Optional<Set<Integer>> expected) {
        var copied = copied(gym, asked);
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var before = TemplateRow.newest(gym, id);
            var catalogue = catalogues.load(tx.connection(), gym);
            var template = check(tx, gym, catalogue, new Violations(ProgramTemplate.class), copied);
            var isRepeated = before != null && !before.retired && before.template.equals(template);
            RevisionTags.require(expected, next(before) - 1, isRepeated, "program template " + id);
            if (isRepeated && before != null) {
                return new Saved(ProgramTemplateView.of(before, before), false);
            }
            var event = new GymEvent.ProgramTemplateSaved(clock.instant(), id, next(before), template);
            var saved = store(tx, actor, gym, before, event);
            return new Saved(ProgramTemplateView.of(saved, saved), before == null);
        });
    }

    /**
     * Imports a version. Its lifts may have exercises that are now retired. In a violation, the path of a field begins
     * with {@code template}, as in the imported line. Returns false if the version is already stored.
     */
    public boolean save(Tx tx, Actor actor, String gym, GymEvent.ProgramTemplateSaved asked) throws SQLException {
        var id = asked.programTemplate();
        var before = TemplateRow.newest(gym, id);
        var catalogue = catalogues.load(tx.connection(), gym).withRetiredInUse();
        var found = new Violations(ProgramTemplate.class).in("template");
        var template = check(tx, gym, catalogue, found, asked.template());
        var event = new GymEvent.ProgramTemplateSaved(asked.at(), id, asked.version(), template);
        if (GymHistory.has(tx, gym, event)) {
            return false;
        }
        if (event.version() != next(before)) {
            throw Problem.conflict("The next version of program template " + id + " must be " + next(before) + ", not "
                    + event.version());
        }
        store(tx, actor, gym, before, event);
        return true;
    }

    /** Limited because all versions are kept. {@code before} is the newest version; null for a new template. */
    private static void requireRoom(String gym, @Nullable TemplateRow before) {
        if (before != null && before.version >= MOST_VERSIONS) {
            throw Problem.refused(
                    "id",
                    "must be a program template with fewer than " + MOST_VERSIONS
                            + " versions: save the program as a template with another id",
                    "template-versions");
        }
        long all = TemplateRow.count("gym = ?1 and newest", gym);
        long current = TemplateRow.count("gym = ?1 and newest and not retired", gym);
        if ((before == null && all >= MOST_IN_ALL) || ((before == null || before.retired) && current >= MOST)) {
            throw Problem.refused(
                    "id",
                    ("must be the id of an existing program template: a gym may have %d templates that are not retired"
                                    + " and %d in all, and this gym has %d and %d")
                            .formatted(MOST, MOST_IN_ALL, current, all),
                    "program-templates");
        }
    }

    private static ProgramTemplate check(
            Tx tx, String gym, GymCatalogue catalogue, Violations found, ProgramTemplate asked) throws SQLException {
        return new ProgramTemplateCheck(
                        catalogue, GymTable.find(tx.connection(), gym).settings(), found)
                .check(asked);
    }

    private static int next(@Nullable TemplateRow before) {
        return before == null ? 1 : before.version + 1;
    }

    private static TemplateRow store(
            Tx tx, Actor actor, String gym, @Nullable TemplateRow before, GymEvent.ProgramTemplateSaved event)
            throws SQLException {
        requireRoom(gym, before);
        GymStream.append(tx, actor, gym, event);
        if (before != null) {
            before.newest = false;
        }
        var saved = new TemplateRow();
        saved.gym = gym;
        saved.id = event.programTemplate();
        saved.version = event.version();
        saved.newest = true;
        saved.name = event.template().name();
        saved.template = event.template();
        saved.savedAt = event.at().atOffset(ZoneOffset.UTC);
        saved.persist();
        return saved;
    }

    /** The body with the content of the program that it asks to copy, if it does. */
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

    /** Saving the template again ends the retirement. */
    ProgramTemplateView retire(Actor actor, String gym, String id) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            retire(tx, actor, gym, new GymEvent.ProgramTemplateRetired(clock.instant(), id));
            var newest = newest(gym, id);
            return ProgramTemplateView.of(newest, newest);
        });
    }

    /** Returns false if the template is already retired. */
    public static boolean retire(Tx tx, Actor actor, String gym, GymEvent.ProgramTemplateRetired event)
            throws SQLException {
        var template = newest(gym, event.programTemplate());
        if (template.retired) {
            return false;
        }
        GymStream.append(tx, actor, gym, event);
        template.retired = true;
        return true;
    }

    /** {@code version} null means the newest version. */
    @Transactional
    ProgramTemplateView find(String gym, String id, @Nullable Integer version) {
        var newest = newest(gym, id);
        return ProgramTemplateView.of(version == null ? newest : version(newest, version), newest);
    }

    @Transactional
    List<ProgramTemplateSummary> list(String gym, String after, int limit) {
        return TemplateRow.page(gym, after, limit);
    }

    private static TemplateRow newest(String gym, String id) {
        var newest = TemplateRow.newest(gym, id);
        if (newest == null) {
            throw Problem.notFound(
                    "There is no program template " + id + ": GET /v1/program-templates lists all program templates");
        }
        return newest;
    }

    private static TemplateRow version(TemplateRow newest, int version) {
        return TemplateRow.<TemplateRow>findByIdOptional(new TemplateRow.Key(newest.gym, newest.id, version))
                .orElseThrow(() -> Problem.notFound("Program template " + newest.id + " has no version " + version
                        + ": it has the versions 1 to " + newest.version));
    }
}
