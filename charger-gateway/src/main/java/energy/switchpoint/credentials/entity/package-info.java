/** What a charger proves itself with. */
@NullMarked
package energy.switchpoint.credentials.entity;

import org.jspecify.annotations.NullMarked;
