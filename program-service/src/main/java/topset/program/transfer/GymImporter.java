package topset.program.transfer;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.LineImporter.GymImport;
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
    private final ProgramTemplateService templates;

    GymImporter(
            EventStore store, ExerciseService exercises, GymCatalogues catalogues, ProgramTemplateService templates) {
        this.store = store;
        this.exercises = exercises;
        this.catalogues = catalogues;
        this.templates = templates;
    }

    void carryOut(GymImport into, List<NumberedLine<GymEvent.AsLine>> lines) {
        for (var each : lines) {
            var result = LineResult.of(() -> store.run(
                    List.of(Athlete.ofGym(into.gym())), tx -> isAdded(tx, into.actor(), into.gym(), each.line())));
            into.report().count(each.number(), result);
        }
    }

    private boolean isAdded(Tx tx, Actor actor, String gym, GymEvent.AsLine line) throws SQLException {
        return switch (line) {
            case GymEvent.ExerciseDefined defined -> exercises.define(tx, actor, gym, defined);
            case GymEvent.ExerciseRetired retired ->
                !GymHistory.has(tx, gym, retired) && exercises.retire(tx, actor, gym, retired);
            case GymEvent.GymSettingsChanged changed -> {
                var event = new GymEvent.GymSettingsChanged(changed.at(), checked(tx, gym, changed.settings()));
                var isNew = !GymHistory.has(tx, gym, event);
                if (isNew) {
                    GymService.change(tx, actor, gym, event);
                }
                yield isNew;
            }
            case GymEvent.ProgramTemplateSaved saved -> templates.save(tx, actor, gym, saved);
            case GymEvent.ProgramTemplateRetired retired ->
                !GymHistory.has(tx, gym, retired) && ProgramTemplateService.retire(tx, actor, gym, retired);
        };
    }

    private GymSettings checked(Tx tx, String gym, GymSettings asked) throws SQLException {
        if (asked.coachesSee() != null) {
            throw Problem.refused(
                    "settings.coachesSee",
                    "must be absent in an import: set it with PUT /v1/gym after the coaches of the athletes have"
                            + " been imported",
                    "coaches-see");
        }
        var found = new Violations(GymEvent.GymSettingsChanged.class).in("settings");
        return GymService.check(asked, catalogues.load(tx.connection(), gym), found);
    }
}
