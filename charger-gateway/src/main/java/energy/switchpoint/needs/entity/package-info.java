/** What a household's car needs by when, and whether a charger's programme gives it (R030). */
@NullMarked
package energy.switchpoint.needs.entity;

import org.jspecify.annotations.NullMarked;
