/** A data team's side of the topics: a small subscriber that lands them as Parquet, and what is asked of it (docs/analytics.md). */
@org.jspecify.annotations.NullMarked
package topset.verification.analytics;
