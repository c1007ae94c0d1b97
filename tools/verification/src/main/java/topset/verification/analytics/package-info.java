/**
 * Shows how a data team uses the topics: a small subscriber stores the events as Parquet files, and queries analyse
 * them (docs/analytics.md). The entry point is {@link LandTopics}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.analytics;
