package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.pieces.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.UUID;

/** Something of ours broke. Says what is safe, and the number under which the log knows more. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class BrokenView extends Page implements HasErrorParameter<Exception> {

    private static final System.Logger LOG = System.getLogger(BrokenView.class.getName());

    public BrokenView() {
        super("problems.unexpected.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.log(
                Level.ERROR,
                "A page broke at " + event.getLocation().getPath() + ", reference " + reference,
                parameter.getException());
        content(
                new Paragraph(translate("problems.unexpected.safe")),
                new Paragraph(translate("problems.unexpected.todo")),
                new Paragraph(translate("shell.reference", reference)),
                new RouterLink(translate("shell.to-start"), HomeView.class));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
