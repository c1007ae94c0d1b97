/**
 * Loads athletes into the running services, sends sets at a fixed rate, measures what the services use, and prints the
 * figures. The entry points are {@link LoadedAthletes}, {@link OpenLoop}, {@link Servers} and {@link FigureTable}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.bench.measure;
