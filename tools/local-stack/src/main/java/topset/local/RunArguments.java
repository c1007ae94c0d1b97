package topset.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import topset.local.origin.ReplicaCounts;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

/** The arguments of {@link RunCommand}: */
record RunArguments(boolean fresh, ReplicaCounts replicas, Optional<Database> developed, List<String> command) {

    static RunArguments parse(List<String> arguments) {
        if (arguments.size() > 2 && arguments.getFirst().equals("--dev")) {
            return new RunArguments(
                    false,
                    ReplicaCounts.ONE_EACH,
                    Optional.of(Database.valueOf(arguments.get(1).toUpperCase(Locale.ROOT))),
                    arguments.subList(2, arguments.size()));
        }
        boolean fresh = false;
        ReplicaCounts replicas = ReplicaCounts.ONE_EACH;
        for (int next = 0; next < arguments.size(); next++) {
            switch (arguments.get(next)) {
                case "--fresh" -> fresh = true;
                case "--replicas" -> {
                    next++;
                    replicas = ReplicaCounts.parse(next < arguments.size() ? arguments.get(next) : "");
                }
                default -> throw new StackFailure("Unknown argument '" + arguments.get(next) + "'.");
            }
        }
        return new RunArguments(fresh, replicas, Optional.empty(), List.of());
    }
}
