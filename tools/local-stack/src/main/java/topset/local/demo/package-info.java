/** Creates a gym of made-up lifters and simulates their training, to demonstrate Topset. */
@NullMarked
package topset.local.demo;

import org.jspecify.annotations.NullMarked;
