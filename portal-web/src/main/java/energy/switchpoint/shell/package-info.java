/** The frame around every page: layout, navigation, home, texts, problems and error pages. */
@NullMarked
package energy.switchpoint.shell;

import org.jspecify.annotations.NullMarked;
