package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecDumpClient;
import topset.contract.SetRole;
import topset.local.process.Ports;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Names the source files of which something runs from the POST of one set until today's plan includes it, in both
 * services. The agent JaCoCo notices what runs. All lines of a file count.
 */
public final class SetPath {
    private static final List<String> MODULES =
            List.of("session-service", "program-service", "event-store", "service-edge", "event-contract", "rules");
    private static final int SETS_OF_WARM_UP = 30;

    public static void main(String[] arguments) throws IOException, URISyntaxException {
        RunningPair.exitOnFailure();
        var agents = Ports.free(2);
        var pair = ShakenPair.start(agent(agents.getFirst()), agent(agents.getLast()));
        var athlete = Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg");
        pair.programs("path", "coach").put("/v1/athletes/lark", athlete).expect(200);
        var program = Map.of("athleteId", "lark", "startsOn", Midday.today(), "lifts", Lifts.bench());
        pair.programs("path", "coach").post("/v1/programs", program).expect(201);
        var id = UUID.randomUUID();
        var session = Map.of("sessionId", id, "athleteId", "lark", "startedAt", Midday.minutesAgo(1), "day", 1);
        pair.sessions("path", "coach").post("/v1/sessions", session).expect(201);
        for (int n = 0; n < SETS_OF_WARM_UP; n++) {
            log(pair, id, n);
        }
        ran(agents);
        log(pair, id, SETS_OF_WARM_UP);
        print(ran(agents));
        System.exit(0);
    }

    private static Map<String, String> agent(int port) throws URISyntaxException {
        var jar = RT.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + Path.of(jar) + "=output=tcpserver,port=" + port);
    }

    private static void log(ShakenPair pair, UUID session, int nth) {
        var set = SetRequest.bench(SetRole.TOP, Integer.toString(100 + nth), 4, "8.5", Midday.minutesAgo(0));
        var logged = pair.sessions("path", "coach").post("/v1/sessions/" + session + "/sets", set);
        var sequence = logged.expect(201).json().path("sequence").asLong();
        pair.programs("path", "coach")
                .get("/v1/athletes/lark/today?atLeast=" + sequence)
                .expect(200);
    }

    /** The source files of which something ran since the call before. */
    private static SortedSet<Path> ran(List<Integer> agents) throws IOException {
        var client = new ExecDumpClient();
        client.setReset(true);
        var files = new TreeSet<Path>();
        for (var agent : agents) {
            client.dump(InetAddress.getLoopbackAddress(), agent).getExecutionDataStore().getContents().stream()
                    .filter(ExecutionData::hasHits)
                    .map(executed -> executed.getName().replaceFirst("(\\$.*)?$", ".java"))
                    .flatMap(name ->
                            MODULES.stream().map(module -> sources(module).resolve(name)))
                    .filter(Files::exists)
                    .forEach(files::add);
        }
        return files;
    }

    private static Path sources(String module) {
        return RunningPair.root().resolve(module, "src/main/java");
    }

    private static void print(SortedSet<Path> ran) throws IOException {
        for (var module : MODULES) {
            var files = ran.stream()
                    .filter(file -> file.startsWith(sources(module)))
                    .toList();
            long all = 0;
            for (var file : files) {
                long lines = Files.readAllLines(file).size();
                all += lines;
                say("  %4d  %s", lines, sources(module).relativize(file));
            }
            say("%s: %d files, %,d lines", module, files.size(), all);
        }
    }
}
