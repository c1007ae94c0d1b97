@NullMarked
package topset.local.demo;

import org.jspecify.annotations.NullMarked;
