package topset.program;

import java.util.HashMap;
import java.util.Map;
import topset.local.Database;

/** What the program service needs. */
public class LocalParts extends topset.testsupport.LocalParts {
    public LocalParts() {
        super(Database.PROGRAM);
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        // So that a test sees heartbeats without waiting for the usual ten seconds.
        settings.put("topset.stream.heartbeat", "0.5S");
        return settings;
    }
}
