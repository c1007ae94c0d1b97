/**
 * Appends events. A {@link topset.store.append.Batch} runs many {@link topset.store.append.Work}s in one transaction,
 * which locks their owners first and then assigns stream versions and sequence numbers. A {@link
 * topset.store.append.Committer} makes batches of concurrent requests.
 */
@org.jspecify.annotations.NullMarked
package topset.store.append;
