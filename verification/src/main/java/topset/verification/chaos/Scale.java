package topset.verification.chaos;

import java.time.Duration;

/**
 * How hard a run is.
 *
 * @param outage how long a part stays away
 * @param kills how often a service is killed
 * @param restarts how often PostgreSQL is stopped
 * @param frozen how long a process stands still
 * @param fuzzing for how long anything at all is sent
 * @param lastCommit whether the package of the last commit is built, to run beside this one: some minutes
 * @param floor a wait below this is no sign of waiting for somebody else, on a machine as busy as this: of some hundred waits beside another
 *     JVM of tests, the 99th percentile is the one that met the start of a service; waiting for a parked athlete takes until the replay
 * @param patience with what must come sooner or later; what is lost for good does not come within any time
 * @param athletes of the load of each fault
 * @param setsPerSecond of all of them together
 */
record Scale(
        Duration outage,
        int kills,
        int restarts,
        Duration frozen,
        Duration fuzzing,
        boolean lastCommit,
        Duration floor,
        Duration patience,
        int athletes,
        int setsPerSecond) {

    /** For every build. */
    static final Scale SHORT = new Scale(
            Duration.ofSeconds(5),
            5,
            2,
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            false,
            Duration.ofMillis(1500),
            Duration.ofMinutes(1),
            8,
            16);

    /** Where a protection is missing anything shows it. */
    static final Scale BROKEN = new Scale(
            Duration.ofSeconds(2),
            1,
            1,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            false,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            8,
            40);

    /** For a person who wants to know. As many sets as two slow cores carry: on a machine that is full, everybody waits for everybody. */
    static final Scale LONG = new Scale(
            Duration.ofSeconds(60),
            50,
            10,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            true,
            Duration.ofMillis(100),
            Duration.ofMinutes(2),
            32,
            30);
}
