package topset.session;

import topset.local.Database;

/** The parts of the session service. */
public class LocalParts extends topset.testsupport.LocalParts {
    public LocalParts() {
        super(Database.SESSION);
    }
}
