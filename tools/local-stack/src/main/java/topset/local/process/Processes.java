package topset.local.process;

import java.io.IOException;
import java.time.Duration;

public final class Processes {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    public static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Processes() {}

    /** Sends SIGTERM to a process, and SIGKILL if the process has not ended after {@code patience}. */
    public static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!gone(process, patience)) {
            kill(process);
        }
    }

    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        if (!gone(process, AFTER_KILL)) {
            throw new StackFailure("Process " + process.pid() + " is still running after SIGKILL was sent to it.");
        }
    }

    public static void signal(ProcessHandle process, String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new StackFailure("The signal SIG" + signal + " cannot be sent to process " + process.pid() + ".");
            }
        } catch (IOException e) {
            throw new StackFailure(
                    "The command kill, which sends signals to processes, cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("This thread was interrupted while it sent a signal to a process.", e);
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (running(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK_EVERY);
        }
        return true;
    }

    // Returns whether a process is running. In a container whose first process does not reap orphans, an orphan that
    // has ended remains in the process list, but without a command.
    public static boolean running(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    public static void pause(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("This thread was interrupted while it waited.", e);
        }
    }
}
