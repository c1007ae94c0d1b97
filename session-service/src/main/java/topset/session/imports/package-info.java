/**
 * Imports training logs that athletes exported from other apps, and undoes imports. The entry points are {@link
 * LogImportResource} and {@link ImportJobs}; {@link AthleteImport} is what is stored.
 */
@org.jspecify.annotations.NullMarked
package topset.session.imports;
