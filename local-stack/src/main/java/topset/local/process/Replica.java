package topset.local.process;

/** One process of a service. It can also be frozen, to simulate a long pause of its machine. */
public interface Replica extends Part {

    /** URL of its API, as in {@code http://localhost:8081}; the same after every start. */
    String url();

    /** URL of its health and metrics, as in {@code http://localhost:9081}; the same after every start. */
    String managementUrl();

    /** Freezes the process (SIGSTOP). Its connections stay open, but it does not answer. */
    void freeze();

    /** Continues a frozen process (SIGCONT). */
    void thaw();
}
