/**
 * Starts the two services as processes that can be killed, cut off from their database, deprived of disk space, or run
 * without a protection. The entry point is {@link ShakenPair}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.pair;
