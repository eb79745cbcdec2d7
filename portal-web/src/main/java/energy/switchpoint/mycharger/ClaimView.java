package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Claim;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.ProblemWords;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Makes a charger a household's own: the code from its papers, then something only who stands before it can do. */
@Route("claim")
@RolesAllowed("consumer")
public class ClaimView extends Page implements BeforeEnterObserver {

    private final RegistryClient registry;
    private final Room room = new Room();

    @Inject
    public ClaimView(RegistryClient registry) {
        super("mycharger.claim-title");
        this.registry = registry;
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("claim")
                .ifPresentOrElse(this::follow, this::askForCode);
    }

    private void askForCode() {
        var code = new TextField(translate("mycharger.code"));
        code.setHelperText(translate("mycharger.code-help"));
        code.setAutofocus(true);
        code.setMaxLength(20);
        code.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
        var go = new Button(translate("mycharger.claim-go"));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.addClickShortcut(Key.ENTER);
        go.addClickListener(_ -> {
            var entered = code.getValue().strip();
            if (entered.isEmpty()) {
                refuse(code, go, translate("mycharger.code-missing"));
            } else {
                Background.ask(() -> registry.claim(entered), answer -> taken(answer, code, go));
            }
        });
        var form = new Div(new Paragraph(translate("mycharger.claim-text")), code, go);
        form.addClassNames("panel", "form");
        room.filled(form);
    }

    private void taken(Answer<Claim> answer, TextField code, Button go) {
        switch (answer) {
            case Answer.Ok<Claim>(var claim, var _) ->
                UI.getCurrent().navigate("claim", QueryParameters.of("claim", claim.id()));
            case Answer.Refused<Claim>(var problem) -> {
                var words = ProblemWords.of(problem);
                refuse(code, go, words.title() + ". " + words.detail());
            }
        }
    }

    private static void refuse(TextField code, Button go, String why) {
        code.setInvalid(true);
        code.setErrorMessage(why);
        code.focus();
        go.setEnabled(true);
    }

    /** The claim's id is in the address: a reload, or another device, goes on where this one was. */
    private void follow(String claimId) {
        var mark = new LiveMark();
        var sentence = new StateSentence();
        var next = new Div();
        var panel = new Div(sentence, next);
        panel.addClassNames("panel", "page-body");
        sentence.say("idle", translate("shell.loading"), "");
        var trouble = new Room();
        room.filled(mark, trouble, panel);
        // Counts down each second, so each answer is another one.
        Live.on(
                panel,
                mark,
                () -> registry.claimById(claimId).map(claim -> new Countdown(claim, Instant.now())),
                at -> {
                    trouble.removeAll();
                    show(at, sentence, next);
                },
                (ServiceProblem problem) -> trouble.broken(problem, null));
    }

    private static void show(Countdown at, StateSentence sentence, Div next) {
        var claim = at.claim();
        var name = claim.label() == null ? translate("mycharger.the-charger") : claim.label();
        next.removeAll();
        switch (claim.state()) {
            case "CONFIRMED" -> {
                sentence.say("good", translate("mycharger.claimed", name), translate("mycharger.claimed-text"));
                next.add(new Anchor("/my-charger", translate("mycharger.to-my-charger")));
            }
            case "EXPIRED" -> {
                sentence.say("bad", translate("mycharger.claim-over"), translate("mycharger.claim-over-text"));
                next.add(new Anchor("/claim", translate("mycharger.claim-again")));
            }
            default -> {
                sentence.say("active", translate("mycharger.claim-wait", name), translate("mycharger.claim-wait-text"));
                var left = new Paragraph(at.left());
                left.addClassName("big");
                next.add(left);
            }
        }
    }

    /** A claim at a moment, so that the time left moves. */
    private record Countdown(Claim claim, Instant now) {

        String left() {
            if (claim.expiresAt() == null) {
                return "";
            }
            var left = Duration.between(now, claim.expiresAt());
            return left.isNegative()
                    ? Clocks.length(Duration.ZERO)
                    : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
        }
    }
}
