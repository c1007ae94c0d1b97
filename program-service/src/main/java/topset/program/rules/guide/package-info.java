/**
 * Contains the contents of the training guide (training-rules.md § 9, 15): templates, weekly structures, a comparison
 * of training methods, and advice about whom they suit. The texts state only facts of the guide, but are not
 * quotations.
 */
@NullMarked
package topset.program.rules.guide;

import org.jspecify.annotations.NullMarked;
