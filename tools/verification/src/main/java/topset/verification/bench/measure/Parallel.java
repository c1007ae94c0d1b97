package topset.verification.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

public final class Parallel {
    private Parallel() {}

    public static <T> List<T> range(int atOnce, int count, IntFunction<T> work) {
        return map(atOnce, IntStream.range(0, count).boxed().toList(), work::apply);
    }

    public static <A, T> List<T> map(int atOnce, List<A> all, Function<A, T> work) {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var results = new ArrayList<Future<T>>();
            all.forEach(each -> results.add(threads.submit(() -> work.apply(each))));
            var done = new ArrayList<T>();
            for (var result : results) {
                done.add(result.get());
            }
            return done;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
