package topset.local.process;

/** One process of a service. The process can also be frozen, to simulate that its machine pauses for a long time. */
public interface Replica extends Part {

    String url();

    String managementUrl();

    /** Freezes the process (SIGSTOP). Its connections stay open, but it does not answer. */
    void freeze();

    /** Lets a frozen process run again (SIGCONT). */
    void thaw();
}
