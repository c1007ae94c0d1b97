package topset.local;

/** One process of a service: a part that can also be frozen, as by a long pause of its machine. */
public interface Replica extends Part {

    /** Where it listens, as in {@code http://localhost:8081}; the same after every start. */
    String url();

    /** Where its health and metrics are, as in {@code http://localhost:9081}; the same after every start. */
    String managementUrl();

    /** Stops the process in its tracks (SIGSTOP): its connections stay open, nothing answers. */
    void freeze();

    /** Lets a frozen process go on (SIGCONT). */
    void thaw();
}
