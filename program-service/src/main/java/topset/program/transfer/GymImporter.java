package topset.program.transfer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;
import topset.program.catalogue.ExerciseService;
import topset.program.catalogue.GymCatalogues;
import topset.program.gym.GymHistory;
import topset.program.library.ProgramTemplateService;
import topset.program.settings.GymService;
import topset.rules.check.GymRequest;
import topset.rules.week.GymSettings;
import topset.store.Actor;
import topset.store.EventStore;

/**
 * Imports the lines of an export file that are about the gym itself. Each line is executed in a transaction of its own,
 * as of the time at which the decision was made.
 */
@Singleton
class GymImporter {
    private final EventStore store;
    private final ExerciseService exercises;
    private final GymCatalogues catalogues;
    private final GymService settings;
    private final ProgramTemplateService templates;
    private final StrictJson json;
    private final Clock clock;

    GymImporter(
            EventStore store,
            ExerciseService exercises,
            GymCatalogues catalogues,
            GymService settings,
            ProgramTemplateService templates,
            StrictJson json,
            Clock clock) {
        this.store = store;
        this.exercises = exercises;
        this.catalogues = catalogues;
        this.settings = settings;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    OneImport begin(Actor actor, String gym, ImportReport report) {
        return new OneImport(actor, gym, report);
    }

    /** The state of one import. The gym's history is read when the first line about the gym arrives. */
    final class OneImport {
        private final Actor actor;
        private final String gym;
        private final ImportReport report;
        private @Nullable GymHistory history;
        private boolean hasSettings;

        private OneImport(Actor actor, String gym, ImportReport report) {
            this.actor = actor;
            this.gym = gym;
            this.report = report;
        }

        void carryOut(List<NumberedLine<?>> lines) {
            report.read(
                    lines,
                    GymLine.class,
                    each -> report.accepted(carriedOut(json.require(each.line(), GymLine::check))));
        }

        private boolean carriedOut(GymLine line) {
            var at = line.at().toInstant();
            if (at.isAfter(clock.instant())) {
                throw Problem.refused("at", "must be a time in the past, not " + line.at(), "past");
            }
            var known = history();
            return switch (line) {
                case GymLine.ExerciseLine defined ->
                    exercises.defineThen(actor, gym, known, defined.exercise(), defined.definition(), at);
                case GymLine.ExerciseRetirementLine retired ->
                    exercises.retireThen(actor, gym, known, retired.exercise(), at);
                case GymLine.SettingsLine changed -> {
                    hasSettings = true;
                    yield settings.changeThen(actor, gym, known, checked(changed.settings()), at);
                }
                case GymLine.ProgramTemplateLine saved ->
                    templates.saveThen(
                            actor, gym, known, saved.programTemplate(), saved.version(), saved.template(), at);
                case GymLine.ProgramTemplateRetirementLine retired ->
                    templates.retireThen(actor, gym, known, retired.programTemplate(), at);
            };
        }

        private GymHistory history() {
            var read = history;
            if (read == null) {
                read = GymHistory.read(store, gym);
                history = read;
            }
            return read;
        }

        private GymSettings checked(GymRequest asked) {
            if (asked.coachesSee() != null) {
                throw Problem.refused(
                        "settings.coachesSee",
                        "must be absent in an import: set it with PUT /v1/gym after the coaches of the athletes have"
                                + " been imported",
                        "coaches-see");
            }
            var found = new Violations(GymLine.SettingsLine.class).in("settings");
            return GymService.check(asked, catalogues.read(gym), found).settings();
        }

        /**
         * Ends the import. Then begins to apply the imported equipment to the programs that the gym had before.
         * Imported programs already have this equipment.
         */
        void end() {
            if (hasSettings) {
                settings.changePrograms(gym);
            }
        }
    }
}
