package energy.switchpoint.shell;

import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import jakarta.enterprise.context.Dependent;

/** Vaadin asks its instantiator for the menu's access control; vaadin-cdi 15 finds one only if it is a bean. */
@Dependent
public class MenuAccess extends DefaultMenuAccessControl {}
