/** The interoperability label and the criteria behind it (R150, R180-R188). */
@NullMarked
package energy.switchpoint.labels.entity;

import org.jspecify.annotations.NullMarked;
