/**
 * Starts the two services as processes that can be killed, cut off, starved of disk, or run without a protection. The
 * way in is {@link ShakenPair}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.pair;
