/** A gym of made-up lifters who train, to demonstrate Topset. */
@NullMarked
package topset.local.demo;

import org.jspecify.annotations.NullMarked;
