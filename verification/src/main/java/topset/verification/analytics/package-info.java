/**
 * A data team's view of the topics: a small subscriber that stores them as Parquet, and its queries
 * (docs/analytics.md).
 */
@org.jspecify.annotations.NullMarked
package topset.verification.analytics;
