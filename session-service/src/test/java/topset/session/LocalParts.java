package topset.session;

import topset.local.Database;

/** What the session service needs. */
public class LocalParts extends topset.testsupport.LocalParts {
    public LocalParts() {
        super(Database.SESSION);
    }
}
