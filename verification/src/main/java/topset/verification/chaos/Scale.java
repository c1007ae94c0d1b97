package topset.verification.chaos;

import java.time.Duration;

/**
 * How hard a run is.
 *
 * @param outage how long a part stays away
 * @param kills how often a service is killed
 * @param restarts how often PostgreSQL is stopped
 * @param athletes of the load of each fault
 * @param setsPerSecond of all of them together
 */
record Scale(Duration outage, int kills, int restarts, int athletes, int setsPerSecond) {

    /** For every build. */
    static final Scale SHORT = new Scale(Duration.ofSeconds(5), 5, 2, 8, 40);

    /** For a person who wants to know. */
    static final Scale LONG = new Scale(Duration.ofSeconds(60), 50, 10, 32, 60);
}
