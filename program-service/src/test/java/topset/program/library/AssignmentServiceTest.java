package topset.program.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.AsKim.KIM;
import static topset.program.OnPostgres.berlin;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.AthleteErased;
import topset.edge.web.ContractJson;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.RealParts;
import topset.program.gym.ProgramTemplate;
import topset.program.library.AssignmentService.AssignmentResult.AssignedAthlete;
import topset.program.library.AssignmentService.AssignmentResult.AssignmentOutcome;
import topset.store.Athlete;
import topset.testsupport.SuppliedClock;

/** Tests what cannot be reached by a few HTTP requests: slow assignments, erased athletes, full libraries. */
@RealParts
class AssignmentServiceTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Inject
    ProgramTemplateService templates;

    @Inject
    DataSource dataSource;

    private OnPostgres service;
    private Athlete lena;
    private String gym;

    private ProgramTemplateService.Saved save(String id) {
        return templates.save(KIM, gym, id, ContractJson.read("""
                {"name":"Base","lifts":[{"day":1,"exercise":"squat","scheme":{"variant":"SINGLE_TOP"}}]}""", ProgramTemplate.class), Optional.empty());
    }

    @BeforeEach
    void saveBase() {
        service = OnPostgres.on(dataSource);
        lena = service.lifter(MONDAY);
        gym = lena.gym();
        save("base");
    }

    private List<AssignedAthlete> assign(Clock clock, String... athletes) {
        var asked = new AssignmentRequest(
                List.of(athletes),
                MONDAY,
                null,
                ContractJson.read("""
                {"athleteIds":[],"startsOn":"2026-11-23","starts":[{"start":{"load":100}}]}""", AssignmentRequest.class).starts(),
                null,
                null);
        return new AssignmentService(templates, service.commands, clock)
                .assign(KIM, gym, "base", asked, athlete -> true)
                .results();
    }

    @Test
    void athletes_whose_turn_comes_too_late_are_refused_with_503_and_assigned_by_the_same_request_again() {
        service.programs.changeProfile(new Athlete(gym, "kemi"), berlin("Europe/Berlin"));
        var looks = new AtomicInteger();
        var slow = new SuppliedClock(() -> service.now.plusSeconds(2L * looks.getAndIncrement()));

        var results = assign(slow, lena.id(), "kemi");

        assertThat(results)
                .extracting(AssignedAthlete::outcome)
                .containsExactly(AssignmentOutcome.STARTED, AssignmentOutcome.REFUSED);
        assertThat(results.getLast().status()).isEqualTo(503);
        assertThat(results.getLast().detail()).contains("send the request again");
        assertThat(assign(service.clock, lena.id(), "kemi"))
                .extracting(AssignedAthlete::outcome)
                .containsExactly(AssignmentOutcome.REPEATED, AssignmentOutcome.STARTED);
    }

    @Test
    void an_erased_athlete_gets_no_program() {
        service.programs.changeProfile(new Athlete(gym, "kemi"), berlin("Europe/Berlin"));
        service.arrive(new AthleteErased(gym, lena.id(), OffsetDateTime.parse("2026-11-24T11:00:00Z")));

        var results = assign(service.clock, lena.id(), "kemi");

        assertThat(results)
                .extracting(AssignedAthlete::outcome)
                .containsExactly(AssignmentOutcome.REFUSED, AssignmentOutcome.STARTED);
        assertThat(results.getFirst().violations())
                .singleElement()
                .satisfies(each -> assertThat(each.rule()).isEqualTo("profile-first"));
        assertThat(service.number("select count(*) from program where athlete = 'lifter' and gym = ?", gym))
                .isZero();
    }

    @Test
    void a_gym_has_a_hundred_templates_and_three_hundred_with_the_retired_ones() {
        copy(1, 98);
        assertThat(save("the-hundredth").created()).isTrue();
        assertNoRoomFor("another");

        service.change("update program_template set retired = true where gym = ?", lena);
        copy(99, 297);
        assertThat(save("the-three-hundredth").created()).isTrue();
        assertNoRoomFor("another");
        assertThat(save("base").created()).as("a template that comes back").isFalse();
    }

    /** Stores copies of the template {@code base} without the service. */
    private void copy(int first, int last) {
        service.change(
                "insert into program_template (gym, id, version, newest, retired, name, template, saved_at)"
                        + " select gym, 'copy-' || n, version, newest, retired, name, template, saved_at"
                        + " from program_template, generate_series(%d, %d) n where gym = ? and id = 'base'"
                                .formatted(first, last),
                lena);
    }

    private void assertNoRoomFor(String id) {
        assertThatThrownBy(() -> save(id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .singleElement()
                                .satisfies(each -> assertThat(each.rule()).isEqualTo("program-templates")));
    }
}
