package topset.session;

import topset.local.servers.Database;
import topset.testsupport.LocalParts;

/** The parts of the session service. */
public class LocalSessionParts extends LocalParts {
    public LocalSessionParts() {
        super(Database.SESSION);
    }
}
