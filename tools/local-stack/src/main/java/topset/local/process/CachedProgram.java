package topset.local.process;

import java.util.List;
import java.util.function.Function;

/** A Java program with an AOT cache, which is deleted if the program ends while it starts with the cache. */
public class CachedProgram implements Part {

    private final AotCache cache;
    private final JavaProgram withoutCache;
    private volatile JavaProgram current;
    private volatile boolean stopped;

    public CachedProgram(AotCache cache, Function<List<String>, JavaProgram> program) {
        this.cache = cache;
        this.withoutCache = program.apply(List.of());
        this.current = program.apply(cache.options());
    }

    @Override
    public String name() {
        return current.name();
    }

    @Override
    public void start() {
        stopped = false;
        try {
            current.start();
        } catch (StackFailure e) {
            if (stopped || current.running() || !cache.isOptional() || current.equals(withoutCache)) {
                throw e;
            }
            cache.discard();
            current = withoutCache;
            current.start();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        current.stop();
    }

    @Override
    public void kill() {
        stopped = true;
        current.kill();
    }

    public void signal(String signal) {
        current.signal(signal);
    }

    @Override
    public boolean running() {
        return current.running();
    }
}
