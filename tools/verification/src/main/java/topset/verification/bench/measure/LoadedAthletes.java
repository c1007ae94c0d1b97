package topset.verification.bench.measure;

import static topset.verification.bench.measure.Text.say;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import topset.contract.SetRole;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/** Imported athletes with eight slots, a history and a token each, and an open session, which began an hour ago. */
public record LoadedAthletes(List<ActiveAthlete> athletes, LoadTimes times) {
    private static final int ATHLETES_OF_GYM = 5_000;
    private static final int IMPORTS_AT_ONCE = 2;
    private static final int TOKENS_AT_ONCE = 8;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_BETWEEN_SESSIONS = 3;

    private record Imported(GymClient gym, String id, UUID session) {}

    private record ImportedGyms(List<List<Imported>> all, LoadTimes times) {}

    /**
     * How long it took to load athletes, in seconds: until both services had answered, and from then until all sets were
     * planned.
     */
    public record LoadTimes(double imported, double planned) {}

    public static LoadedAthletes load(RunningPair pair, String theme, int athletes, int weeks) {
        var gyms = importGyms(pair, theme, athletes, weeks);
        say("  imported %,d athletes; tokens …", athletes);
        var active = Parallel.map(TOKENS_AT_ONCE, inTurn(gyms.all()), LoadedAthletes::active);
        return new LoadedAthletes(active, gyms.times());
    }

    /** Loads athletes as {@link #load} does, but without tokens. So these athletes log no sets. */
    public static LoadTimes loadWithoutTokens(RunningPair pair, String theme, int athletes, int weeks) {
        return importGyms(pair, theme, athletes, weeks).times();
    }

    private static ImportedGyms importGyms(RunningPair pair, String theme, int athletes, int weeks) {
        var program = ProgramLines.exported(pair, theme);
        var gyms = Math.ceilDiv(athletes, ATHLETES_OF_GYM);
        var began = System.nanoTime();
        var imported = Parallel.range(
                IMPORTS_AT_ONCE,
                gyms,
                n -> importGym(
                        new GymClient(pair, theme + "-" + n),
                        program,
                        athletes / gyms + (n < athletes % gyms ? 1 : 0),
                        weeks));
        var answered = System.nanoTime();
        new Servers(pair).awaitPlanned();
        var planned = System.nanoTime();
        return new ImportedGyms(imported, new LoadTimes((answered - began) / 1e9, (planned - answered) / 1e9));
    }

    public void startNextProgram(LocalDate startsOn) {
        athletes.forEach(athlete -> athlete.training().lifter().program(startsOn, ProgramLines.lifts()));
    }

    /**
     * Imports the sets before the programs, as docs/transfer.md says. If a program existed before its sets, its plan would
     * be computed again for each batch of older sets, from the week of these sets until today.
     */
    private static List<Imported> importGym(GymClient gym, ProgramLines program, int athletes, int weeks) {
        var imported = new ArrayList<Imported>();
        var file = new GymFile();
        for (int n = 0; n < athletes; n++) {
            var athlete = new Imported(gym, "lifter-" + n, UUID.randomUUID());
            write(file, program, athlete, weeks);
            imported.add(athlete);
        }
        post(file, gym, gym.pair().sessions());
        new Servers(gym.pair()).awaitPlanned();
        post(file, gym, gym.pair().programs());
        return imported;
    }

    private static void post(GymFile file, GymClient gym, URI service) {
        var result = file.post(service, gym.pair().token(gym.name(), "platform", "mover"));
        if (result.status() != 200 || result.refused() > 0) {
            throw new IllegalStateException(service + " refused lines of the import: " + result);
        }
    }

    private static void write(GymFile file, ProgramLines program, Imported athlete, int weeks) {
        var today = LocalDate.now(ZoneOffset.UTC);
        program.write(file, athlete.id(), today.minusWeeks(weeks));
        for (int week = weeks; week > 0; week--) {
            var first = today.minusDays((long) DAYS_OF_WEEK * week);
            history(file, athlete.id(), first, 1, ProgramLines.FIRST_DAY);
            history(file, athlete.id(), first.plusDays(DAYS_BETWEEN_SESSIONS), 2, ProgramLines.SECOND_DAY);
        }
        file.session(
                athlete.id(),
                athlete.session(),
                OffsetDateTime.now(ZoneOffset.UTC).minusHours(1),
                1);
    }

    private static void history(GymFile file, String athlete, LocalDate date, int day, List<String> exercises) {
        var session = UUID.randomUUID();
        var startedAt = date.atTime(12, 0).atOffset(ZoneOffset.UTC);
        file.session(athlete, session, startedAt, day);
        for (int n = 0; n < exercises.size(); n++) {
            var set = SetRequest.bench(SetRole.TOP, "100", 4, "8", startedAt.plusMinutes(10L * n));
            file.set(athlete, session, set.of(exercises.get(n)));
        }
        file.finish(athlete, session, startedAt.plusHours(1));
    }

    private static ActiveAthlete active(Imported athlete) {
        var pair = athlete.gym().pair();
        var token = pair.token(athlete.gym().name(), "athlete", athlete.id());
        var lifter = new GymCaller(
                athlete.gym(),
                athlete.id(),
                new ServiceClient(pair.sessions(), token),
                new ServiceClient(pair.programs(), token));
        return new ActiveAthlete(new SessionClient(lifter, athlete.session()), ProgramLines.FIRST_DAY);
    }

    private static <T> List<T> inTurn(List<List<T>> lists) {
        var most = lists.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .boxed()
                .flatMap(n -> lists.stream().filter(list -> n < list.size()).map(list -> list.get(n)))
                .toList();
    }
}
