package topset.local;

/** A service's database, the role that owns it (migrations) and the role that works in it, which owns nothing. */
public enum Database {
    SESSION("topset_session"),
    PROGRAM("topset_program");

    private final String base;

    Database(String base) {
        this.base = base;
    }

    /** How a person calls the service of this database. */
    String service() {
        return switch (this) {
            case SESSION -> "session service";
            case PROGRAM -> "program service";
        };
    }

    public String database() {
        return base;
    }

    public String owner() {
        return base + "_owner";
    }

    public String user() {
        return base;
    }
}
