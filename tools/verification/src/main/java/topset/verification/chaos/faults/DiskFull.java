package topset.verification.chaos.faults;

import java.io.IOException;
import java.time.Duration;
import topset.local.process.Part;
import topset.verification.chaos.pair.SmallDisk;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Figures;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;

/** Fills the disk of PostgreSQL, and then of Kafka, whose data is moved to a small file system before. */
public record DiskFull() implements Fault.Strike {

    /** A string, so that this package does not depend on the class. */
    public static final String CHAOS = "topset.verification.chaos.Chaos";

    private static final int SPARE_MEGABYTES = 24;

    @Override
    public void strike(Round round) throws InterruptedException, IOException {
        try {
            postgres(round);
            kafka(round);
        } catch (SmallDisk.CannotMount refused) {
            inSeparateNamespace(round, refused);
        }
    }

    private static void postgres(Round round) throws InterruptedException, IOException, SmallDisk.CannotMount {
        var ledger = round.load().ledger();
        Part postgres = round.pair().stack().postgres();
        try (var disk = SmallDisk.under(postgres, round.pair().folder("postgres"), SPARE_MEGABYTES)) {
            disk.fill();
            var refused = ledger.countOfUnavailable();
            round.await("sets to be refused with 503", () -> ledger.countOfUnavailable() > refused);
            round.pause(round.scale().outage().dividedBy(2));
            round.remark("PostgreSQL: " + (ledger.countOfUnavailable() - refused) + " × 503");
            freeSpace(round, disk);
        }
        round.recovered(System.nanoTime());
    }

    private static void kafka(Round round) throws InterruptedException, IOException, SmallDisk.CannotMount {
        var ledger = round.load().ledger();
        Part kafka = round.pair().stack().kafka();
        try (var disk = SmallDisk.under(kafka, round.pair().folder("kafka"), SPARE_MEGABYTES)) {
            disk.fill();
            var before = ledger.size();
            var refused = ledger.countOfUnavailable();
            round.pause(round.scale().outage());
            round.mustHold(ledger.size() > before, "no set was acknowledged while Kafka's disk was full");
            round.mustHold(
                    ledger.countOfUnavailable() == refused, "sets were answered 503 while Kafka's disk was full");
            var old = round.scale().outage().dividedBy(2);
            round.await(
                    "Kafka to stop publishing on a full disk",
                    () -> disk.hasStoppedIt() || oldest(round).compareTo(old) > 0);
            round.remark("Kafka: " + (ledger.size() - before) + " acknowledged meanwhile, oldest unpublished "
                    + Table.seconds(oldest(round)));
            freeSpace(round, disk);
        }
        round.recovered(System.nanoTime());
    }

    private static Duration oldest(Round round) {
        return Figures.of(round.pair().session()).outboxAge();
    }

    /** A server that has stopped itself is restarted later, on the usual disk. */
    private static void freeSpace(Round round, SmallDisk disk) throws InterruptedException, IOException {
        disk.makeRoom();
        if (disk.hasStoppedIt()) {
            round.remark("the server stopped itself");
        } else {
            round.remark("the server kept running");
            round.recovered(System.nanoTime());
        }
    }

    /** Inside a namespace, an ordinary user can have the rights of root, and so can mount file systems. */
    private static void inSeparateNamespace(Round round, SmallDisk.CannotMount refused)
            throws InterruptedException, IOException {
        if (System.getenv("TOPSET_IN_NAMESPACE") != null) {
            round.mustHold(
                    false, "file systems cannot be mounted here, not even in a namespace: " + refused.getMessage());
            return;
        }
        var command = new ProcessBuilder(
                "unshare",
                "--map-root-user",
                "--mount",
                ProcessHandle.current().info().command().orElse("java"),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CHAOS,
                "--short",
                "--only",
                "14");
        command.environment().put("TOPSET_IN_NAMESPACE", "yes");
        var failed = command.inheritIO().start().waitFor() != 0;
        round.mustHold(
                !failed,
                "a disk could not be filled: " + refused.getMessage()
                        + "; and in a separate namespace the fault failed, or namespaces are not allowed: run it as"
                        + " root");
        round.remark("ran against a pair in a separate namespace, because file systems cannot be mounted here");
    }
}
