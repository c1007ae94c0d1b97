package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;
import static topset.verification.LoggedSet.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.verification.Gym;
import topset.verification.Lifter;
import topset.verification.Lifts;
import topset.verification.LoggedSet;
import topset.verification.page.CoachBrowser.Look;

/** What a coach does with the page, done in a browser. */
class PageTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int PAGE_BYTES = 300_000;
    private static final double FIRST_PAINT_MS = 1_000;

    /** What a loaded machine may add to what is promised of a quiet one. */
    private static final int ALLOWANCE = 8;

    @Test
    void who_has_not_signed_in_is_asked_to_and_then_sees_their_own_gym() {
        var gym = gym("sign-in");
        lifter(gym, "lena", "Lena");
        lifter(gym("sign-in-other"), "otto", "Otto");
        var page = CoachBrowser.stranger();

        page.navigate(gym.pair().programs().resolve("/").toString());
        assertThat(page.url()).contains("/authorize");
        CoachBrowser.signIn(page, gym.name() + "/coach/kim");

        assertThat(row(page, "Lena")).isVisible();
        assertThat(page.locator("tr[data-athlete]")).hasCount(1);
        assertThat(page.locator("#gym")).hasText(gym.name());
        close(page);
    }

    @Test
    void an_api_call_without_a_token_is_answered_401_and_a_foreign_page_cannot_write_with_the_cookie() {
        var gym = gym("cookie");
        var page = CoachBrowser.open(gym, Look.DESK);
        var programs = gym.pair().programs();

        var write = "(headers) => fetch('/v1/programs', {method: 'POST', headers, body: '{}'}).then(r => r.status)";
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json")))
                .isEqualTo(403);
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json", "X-Topset-Page", "1")))
                .as("malformed, but let in")
                .isEqualTo(400);
        var cookie = page.context().cookies().stream()
                .filter(each -> each.name.startsWith("q_session"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.sameSite).hasToString("STRICT");
        assertThat(cookie.httpOnly).isTrue();

        var anybody = new topset.verification.Service(programs, null);
        assertThat(anybody.get("/v1/roster").status()).isEqualTo(401);
        assertThat(anybody.send("GET", "/v1/roster", null, Map.of("Cookie", "q_session_page=made-up"))
                        .status())
                .isEqualTo(401);
        close(page);
    }

    @Test
    void an_empty_gym_shows_how_to_begin_and_fills_as_soon_as_somebody_does() {
        var gym = gym("empty");
        var page = CoachBrowser.open(gym, Look.DESK);
        assertThat(page.locator("h1")).hasText("Nobody trains here yet");
        assertThat(page.locator("pre").last())
                .containsText("curl -X POST " + gym.pair().programs());
        assertThat(CoachBrowser.violations(page)).isEmpty();

        lifter(gym, "lena", "Lena");

        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void the_roster_puts_who_needs_a_look_first_and_can_be_filtered_sorted_and_walked_by_keys() {
        var gym = gym("roster");
        var well = lifter(gym, "well", "Willa Well");
        train(well, "120", 4, "8.5", false);
        var hurt = lifter(gym, "hurt", "Hurt Hanna");
        train(hurt, "120", 4, "8.5", true);
        var missed = lifter(gym, "missed", "Missing Mo");
        train(missed, "120", 2, "10", false);
        var page = CoachBrowser.open(gym, Look.DESK);
        var names = page.locator("tbody th a");

        assertThat(names).hasText(new String[] {"Hurt Hanna", "Missing Mo", "Willa Well"});
        assertThat(row(page, "Hurt Hanna").locator(".chip.bad")).hasText("Pain");
        assertThat(row(page, "Missing Mo").locator(".chip.warn")).hasText("Missed");
        assertThat(row(page, "Willa Well")).containsText("122.5 kg");
        assertThat(row(page, "Willa Well")).containsText("+2.5");
        assertThat(row(page, "Willa Well")).containsText("1 of 1");

        page.getByLabel("Filter by flag").selectOption("TARGET_MISSED");
        assertThat(names).hasText(new String[] {"Missing Mo"});
        page.getByLabel("Filter by flag").selectOption("");
        page.keyboard().press("/");
        page.keyboard().type("ll w");
        // Typed into the filter: the slash only led there.
        page.getByLabel("Filter by name").fill("willa");
        assertThat(names).hasText(new String[] {"Willa Well"});
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Athlete"))
                .click();
        assertThat(names).hasText(new String[] {"Hurt Hanna", "Missing Mo", "Willa Well"});
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Athlete"))
                .click();
        assertThat(names).hasText(new String[] {"Willa Well", "Missing Mo", "Hurt Hanna"});

        names.first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Missing Mo");
        close(page);
    }

    @Test
    void a_set_changes_its_row_within_a_second_and_the_change_is_marked() {
        var gym = gym("live");
        var lifter = lifter(gym, "lena", "Lena");
        var page = CoachBrowser.open(gym, Look.DESK);
        assertThat(page.locator("#live")).hasText("live");
        assertThat(row(page, "Lena")).containsText("120 kg");

        var training = lifter.train(OffsetDateTime.now(BERLIN), 1);
        page.evaluate(
                "() => { window.seen = new Promise(seen => new MutationObserver(() => {"
                        + " if (document.querySelector('tr[data-athlete] .loads b')?.textContent === '122.5 kg') seen(Date.now()); })"
                        + ".observe(document.querySelector('tbody'), {childList: true, subtree: true, characterData: true})) }");
        var logged = System.currentTimeMillis();
        training.log(bench(TOP, "120", 4, "8.5", OffsetDateTime.now(BERLIN)));
        var shown = ((Number) page.evaluate("() => window.seen")).longValue();

        var took = Duration.ofMillis(shown - logged);
        System.out.println("set sent -> row on the page changed: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(SOON.multipliedBy(ALLOWANCE));
        assertThat(row(page, "Lena").locator("td.changed").first()).isVisible();
        close(page);
    }

    @Test
    void an_athlete_is_shown_week_beside_week_with_reasons_plates_warm_up_and_history() {
        var gym = gym("athlete");
        var lifter = lifter(gym, "lena", "Lena");
        train(lifter, "120", 4, "8.5", false);
        var page = CoachBrowser.open(gym, Look.DESK);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lena"))
                .click();
        var lift = page.locator("[data-slot=d1-bench-press].lift");
        var now = lift.locator(".week").first();
        var next = lift.locator(".week.next");

        assertThat(now.locator(".load b")).hasText("120 kg");
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        var left = now.boundingBox();
        var right = next.boundingBox();
        assertThat(right.x).isGreaterThan(left.x + left.width - 1);
        assertThat(Math.abs(right.y - left.y)).isLessThan(2);

        next.locator("summary", new Locator.LocatorOptions().setHasText("Why?")).click();
        assertThat(next.locator(".why")).containsText("120 kg × 4 @ RPE 8.5 met 4 reps");
        assertThat(next.locator(".why")).containsText("linear.hit");
        assertThat(next.locator(".plates svg")).hasAttribute("aria-label", "2×25 + 1.25 a side");
        next.locator("summary", new Locator.LocatorOptions().setHasText("Warm-up"))
                .click();
        assertThat(next.locator(".steps li")).hasCount(4);
        assertThat(next.locator(".steps li").first()).containsText("20 × 10");

        assertThat(page.locator(".charts figure")).hasCount(4);
        assertThat(page.locator(".charts canvas").first()).isVisible();
        assertThat(page.locator(".charts figcaption")).hasText(new String[] {
            "Estimated 1RM, kg", "Top load, kg", "Backoff, % off the top load", "Hard sets a week, 10 to 20 aimed at"
        });
        close(page);
    }

    @Test
    void while_a_session_runs_the_backoff_load_and_the_sets_left_are_there_without_a_reload() {
        var gym = gym("today");
        var lifter = lifter(gym, "lena", "Lena");
        var page = athlete(gym, "lena");
        assertThat(page.locator(".now-lift")).hasCount(0);

        var training = lifter.train(OffsetDateTime.now(BERLIN), 1);
        training.log(bench(TOP, "120", 4, "8.5", OffsetDateTime.now(BERLIN)));

        var today = page.locator(".now-lift");
        assertThat(today.locator(".done")).hasText("✓ 120 kg × 4 @ 8.5");
        assertThat(today.locator(".load b")).hasText("102.5 kg");
        assertThat(today.locator(".left")).hasText("3 sets left");
        training.log(bench(BACKOFF, "102.5", 9, "7.5", OffsetDateTime.now(BERLIN)));
        assertThat(today.locator(".left")).hasText("2 sets left");
        close(page);
    }

    @Test
    void a_coach_overrides_a_target_with_a_reason_and_takes_it_back() {
        var gym = gym("override");
        lifter(gym, "lena", "Lena");
        var page = athlete(gym, "lena");
        var next = page.locator(".week.next");

        page.locator("summary", new Page.LocatorOptions().setHasText("Override next week"))
                .click();
        page.getByLabel("Load, kg").fill("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Set for week")))
                .click();

        assertThat(next.locator(".load b")).hasText("115 kg");
        assertThat(next).containsText("Set by hand");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo override"))
                .click();
        assertThat(next.locator(".load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void what_is_refused_says_why_and_what_to_do() {
        var gym = gym("refused");
        lifter(gym, "lena", "Lena");
        var page = athlete(gym, "lena");

        page.locator("summary", new Page.LocatorOptions().setHasText("Override next week"))
                .click();
        page.getByLabel("Load, kg").fill("5000");
        page.locator(".override").getByLabel("Reason").fill("a slip of the finger");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Set for week")))
                .click();

        assertThat(page.locator(".override .problem")).containsText("load");
        assertThat(page.locator(".override .problem")).containsText("Correct what is named and send it again.");
        close(page);
    }

    @Test
    void a_paused_athlete_leaves_the_roster_and_comes_back() {
        var gym = gym("pause");
        lifter(gym, "lena", "Lena");
        lifter(gym, "mo", "Mo");
        var page = athlete(gym, "lena");

        page.locator("summary", new Page.LocatorOptions().setHasText("Pause")).click();
        page.locator(".pause").getByLabel("Reason").fill("holiday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause the program"))
                .click();
        assertThat(page.locator(".notice")).containsText("holiday");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roster"))
                .click();
        assertThat(page.locator("tbody th a")).hasText(new String[] {"Mo"});

        page.navigate(gym.pair().programs().resolve("/#/athletes/lena").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume"))
                .click();
        assertThat(page.locator(".notice")).hasCount(0);
        close(page);
    }

    @Test
    void a_slider_shows_what_the_week_after_would_be() {
        var gym = gym("what-if");
        lifter(gym, "lena", "Lena");
        var page = athlete(gym, "lena");

        page.locator("summary", new Page.LocatorOptions().setHasText("What if")).click();
        assertThat(page.locator(".answer .load b")).hasText("122.5 kg");
        page.getByLabel("Reps of the next top set").fill("2");
        assertThat(page.locator(".answer .load b")).hasText("120 kg");
        assertThat(page.locator(".answer .why")).containsText("linear.repeat");
        close(page);
    }

    @Test
    void the_page_is_small_and_there_at_once() {
        var gym = gym("small");
        train(lifter(gym, "lena", "Lena"), "120", 4, "8.5", false);
        var page = CoachBrowser.open(gym, Look.DESK);
        page.reload();
        page.waitForSelector("tr[data-athlete]");
        var paint = ((Number) page.evaluate(
                        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
                .doubleValue();
        page.navigate(gym.pair().programs().resolve("/#/athletes/lena").toString());
        page.waitForSelector(".charts canvas");

        var bytes = ((Number) page.evaluate("() => performance.getEntriesByType('resource')"
                        + ".filter(each => !each.name.includes('/v1/')).reduce((sum, each) => sum + each.decodedBodySize, 0)"
                        + " + performance.getEntriesByType('navigation')[0].decodedBodySize"))
                .longValue();

        System.out.println("the page: " + bytes + " bytes uncompressed, first paint after " + paint + " ms");
        assertThat(bytes).isBetween(50_000L, (long) PAGE_BYTES);
        assertThat(paint).isLessThan(FIRST_PAINT_MS * ALLOWANCE);
        close(page);
    }

    private static Gym gym(String theme) {
        return Gym.fresh("page-" + theme);
    }

    /** Somebody whose bench press program began this week. */
    private static Lifter lifter(Gym gym, String id, String name) {
        var lifter = gym.lifter(id);
        gym.coach()
                .programs()
                .put(lifter.athletePath(), Map.of("timeZone", BERLIN.getId(), "unit", "kg", "displayName", name))
                .expect(200);
        lifter.program(monday(), Lifts.bench());
        return lifter;
    }

    private static LocalDate monday() {
        return LocalDate.now(BERLIN).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Warms up and lifts a top set now; the plan has it when this returns. */
    private static void train(Lifter lifter, String load, int reps, String rpe, boolean pain) {
        var now = OffsetDateTime.now(BERLIN);
        var training = lifter.train(now.minusMinutes(20), 1);
        training.log(set(WARM_UP, "60", 8, null, false, now.minusMinutes(15)));
        var last = training.log(set(TOP, load, reps, rpe, pain, now.minusMinutes(10)));
        lifter.plan("next", last.sequence());
    }

    private static LoggedSet set(
            SetRole role,
            String load,
            int reps,
            @org.jspecify.annotations.Nullable String rpe,
            boolean pain,
            OffsetDateTime at) {
        return new LoggedSet(
                java.util.UUID.randomUUID(),
                "bench-press",
                role,
                new Weight(new BigDecimal(load), WeightUnit.KG),
                reps,
                rpe == null ? null : new BigDecimal(rpe),
                at,
                null,
                pain ? true : null,
                null);
    }

    private static Page athlete(Gym gym, String id) {
        var page = CoachBrowser.open(gym, Look.DESK);
        page.navigate(gym.pair().programs().resolve("/#/athletes/" + id).toString());
        page.waitForSelector(".lift");
        assertThat(page.locator("#live")).hasText("live", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr[data-athlete]", new Page.LocatorOptions().setHasText(name));
    }

    private static void close(Page page) {
        page.context().close();
    }
}
