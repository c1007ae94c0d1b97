package topset.local.process;

/** One process of a service. The process can also be frozen, to simulate that its machine pauses for a long time. */
public interface Replica extends Part {

    String url();

    String managementUrl();

    void freeze();

    void thaw();
}
