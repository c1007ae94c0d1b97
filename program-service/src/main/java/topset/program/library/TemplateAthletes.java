package topset.program.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.ProgramTemplateVersion;
import topset.program.programs.ProgramState;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

@ApplicationScoped
public class TemplateAthletes {
    private static final int MOST_AT_ONCE = 100;

    private final ProgramTemplateService templates;
    private final DataSource dataSource;
    private final Clock clock;

    public TemplateAthletes(ProgramTemplateService templates, DataSource dataSource, Clock clock) {
        this.templates = templates;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    public record TemplateAthlete(
            String athleteId,
            UUID programId,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            int version,
            int newestVersion) {}

    /** Ordered by athlete id, after the given one. With {@code older}, only programs from an older version. */
    Page<TemplateAthlete> list(AthleteFilter visible, String id, boolean older, String after, int limit) {
        var gym = visible.gym();
        var onlyOf = visible.onlyOf();
        int newest = templates.find(gym, id, null).version();
        int most = Math.min(limit, MOST_AT_ONCE);
        return Query.on(dataSource, connection -> {
            var ids = ids(connection, gym, onlyOf, new ProgramTemplateVersion(id, newest), older, after, most + 1);
            var page = ids.subList(0, Math.min(ids.size(), most));
            var loaded = AthleteTable.load(
                    connection,
                    page.stream().map(each -> new Athlete(gym, each)).toList());
            var now = clock.instant();
            var found = new ArrayList<TemplateAthlete>();
            for (var athlete : page) {
                var programs = loaded.get(new Athlete(gym, athlete));
                if (programs != null) {
                    found(programs, id, now)
                            .map(program -> row(programs, program, newest))
                            .filter(row -> !older || row.version() < newest)
                            .ifPresent(found::add);
                }
            }
            return new Page<>(List.copyOf(found), ids.size() > most ? Cursor.of(page.getLast()) : null);
        });
    }

    private static List<String> ids(
            Connection connection,
            String gym,
            @Nullable String onlyOf,
            ProgramTemplateVersion newest,
            boolean older,
            String after,
            int limit)
            throws SQLException {
        var values = new ArrayList<Object>(List.of(gym, newest.id(), older, newest.version(), after, limit));
        if (onlyOf != null) {
            values.add(values.size() - 1, onlyOf);
        }
        return Sql.list(
                connection,
                "select distinct athlete from program p where gym = ?"
                        + " and template_id = ? and (not ? or template_version < ?) and athlete > ?"
                        + (onlyOf == null ? "" : AthleteTable.OF_COACH) + " order by athlete limit ?",
                row -> row.getString(1),
                values.toArray());
    }

    private static Optional<Program> found(AthletePrograms programs, String id, Instant now) {
        return programs.programs().stream()
                .map(Planned::program)
                .filter(program -> program.start().programTemplate() != null
                        && program.start().programTemplate().id().equals(id))
                .filter(programs::hasDays)
                .filter(program -> programs.state(program, now) instanceof ProgramState.Running)
                .reduce((first, second) -> second);
    }

    private static TemplateAthlete row(AthletePrograms programs, Program program, int newest) {
        var template = program.start().programTemplate();
        return new TemplateAthlete(
                programs.athlete().id(),
                program.id(),
                program.startsOn(),
                programs.endsOn(program).orElse(null),
                template == null ? newest : template.version(),
                newest);
    }
}
