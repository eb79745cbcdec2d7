/** What a person agreed to. */
@NullMarked
package energy.switchpoint.consents.entity;

import org.jspecify.annotations.NullMarked;
