@NullMarked
package topset.program.web;

import org.jspecify.annotations.NullMarked;
