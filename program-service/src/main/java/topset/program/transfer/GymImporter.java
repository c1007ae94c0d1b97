package topset.program.transfer;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.catalogue.ExerciseService;
import topset.program.catalogue.GymCatalogues;
import topset.program.gym.GymEvent;
import topset.program.gym.GymHistory;
import topset.program.library.ProgramTemplateService;
import topset.program.settings.GymService;
import topset.rules.week.GymSettings;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.append.Tx;

/** Each line is executed in a transaction of its own, as of the time at which the decision was made. */
@Singleton
class GymImporter {
    private final EventStore store;
    private final ExerciseService exercises;
    private final GymCatalogues catalogues;
    private final GymService gyms;
    private final ProgramTemplateService templates;

    GymImporter(
            EventStore store,
            ExerciseService exercises,
            GymCatalogues catalogues,
            GymService gyms,
            ProgramTemplateService templates) {
        this.store = store;
        this.exercises = exercises;
        this.catalogues = catalogues;
        this.gyms = gyms;
        this.templates = templates;
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
            for (var each : NumberedLine.ofType(GymLine.class, lines)) {
                var known = history();
                report.count(
                        each.number(),
                        LineResult.of(
                                () -> store.run(List.of(Athlete.ofGym(gym)), tx -> isAdded(tx, known, each.line()))));
            }
        }

        private boolean isAdded(Tx tx, GymHistory known, GymLine line) throws SQLException {
            var at = line.at().toInstant();
            return switch (line) {
                case GymLine.ExerciseLine defined -> {
                    var exercise = defined.definition().exercise(defined.exercise());
                    var event = new GymEvent.ExerciseDefined(exercise, at);
                    var isNew = !known.has(tx, event);
                    if (isNew) {
                        exercises.define(tx, actor, gym, event, defined.definition());
                    }
                    yield isNew;
                }
                case GymLine.ExerciseRetirementLine retired ->
                    !known.has(tx, new GymEvent.ExerciseRetired(retired.exercise(), at))
                            && exercises.retire(tx, actor, gym, retired.exercise(), at);
                case GymLine.SettingsLine changed -> {
                    hasSettings = true;
                    var event = new GymEvent.GymSettingsChanged(checked(tx, changed.settings()), at);
                    var isNew = !known.has(tx, event);
                    if (isNew) {
                        GymService.change(tx, actor, gym, event);
                    }
                    yield isNew;
                }
                case GymLine.ProgramTemplateLine saved -> {
                    var event = new GymEvent.ProgramTemplateSaved(
                            saved.programTemplate(), saved.version(), saved.template(), at);
                    yield templates.save(tx, actor, gym, known, event);
                }
                case GymLine.ProgramTemplateRetirementLine retired ->
                    !known.has(tx, new GymEvent.ProgramTemplateRetired(retired.programTemplate(), at))
                            && ProgramTemplateService.retire(tx, actor, gym, retired.programTemplate(), at);
            };
        }

        private GymHistory history() {
            if (history == null) {
                history = GymHistory.read(store, gym);
            }
            return history;
        }

        private GymSettings checked(Tx tx, GymSettings asked) throws SQLException {
            if (asked.coachesSee() != null) {
                throw Problem.refused(
                        "settings.coachesSee",
                        "must be absent in an import: set it with PUT /v1/gym after the coaches of the athletes have"
                                + " been imported",
                        "coaches-see");
            }
            var found = new Violations(GymLine.SettingsLine.class).in("settings");
            return GymService.check(asked, catalogues.load(tx.connection(), gym), found);
        }

        /**
         * Ends the import. Then begins to apply the imported equipment to the programs that the gym had before.
         * Imported programs already have this equipment.
         */
        void end() {
            if (hasSettings) {
                gyms.changePrograms(gym);
            }
        }
    }
}
