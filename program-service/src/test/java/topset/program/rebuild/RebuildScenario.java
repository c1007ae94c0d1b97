package topset.program.rebuild;

import static topset.program.Sets.top;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import topset.contract.AthleteErased;
import topset.program.OnPostgres;
import topset.store.Athlete;

/**
 * The set-up of the tests that rebuild athletes: each class has a fixture of its own, and no test leaves a rebuild
 * active. The classes share the fields below, because they run one after another.
 */
@SuppressWarnings("NullAway.Init")
abstract class RebuildScenario {
    static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String TODAY = "2026-11-24T11:00:00Z";
    static final Duration NEVER_LATE = Duration.ofDays(1);

    static RebuildFixture fixture;
    static OnPostgres service;

    @BeforeAll
    static void start() {
        fixture = new RebuildFixture();
        service = fixture.service;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void nothing_runs_on() {
        fixture.abandonAll();
        service.now = NOW;
    }

    /** Returns a lifter whose program began this week and who has logged one set today. */
    static Athlete trained() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        return lifter;
    }

    static AthleteErased erased(Athlete athlete) {
        return new AthleteErased(athlete.gym(), athlete.id(), OffsetDateTime.parse("2026-11-24T12:00:00Z"));
    }
}
