/**
 * Describes one set and the limits of its values, of its session and of its date. The entry points are {@link
 * SetDetails} for the content that a lifter reports, {@link SetView} for the form that a client reads, and {@link
 * TrainingLimits}. Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.session.sets;
