package topset.local.servers;

/** A database with two roles: the owner, which runs migrations, and the service's role, which owns no table. */
public enum Database {
    SESSION("topset_session"),
    PROGRAM("topset_program");

    private final String base;

    Database(String base) {
        this.base = base;
    }

    public String service() {
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
