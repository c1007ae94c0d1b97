package topset.program;

import java.util.HashMap;
import java.util.Map;
import topset.local.servers.Database;
import topset.testsupport.LocalParts;

/** The parts of the program service. */
public class LocalProgramParts extends LocalParts {
    public LocalProgramParts() {
        super(Database.PROGRAM);
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        // A test sees heartbeats without the usual wait of ten seconds.
        settings.put("topset.stream.heartbeat", "0.5S");
        return settings;
    }
}
