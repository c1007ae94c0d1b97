/** A gym full of made-up people who train, for whoever wants to see Topset alive. */
@NullMarked
package topset.local.demo;

import org.jspecify.annotations.NullMarked;
