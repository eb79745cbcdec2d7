package energy.switchpoint.mycharger;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import energy.switchpoint.clients.GatewayClient.LocalControl;
import energy.switchpoint.clients.GatewayClient.ProgrammeNotice;
import energy.switchpoint.clients.Named;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R069, R070: what the household reads and may do when its operator is gone, back, or replaced its programme. */
class ControlBannerTest extends ViewTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T18:02:00Z");
    private static final Named NORTH = new Named("north-charge", "North Charge");

    private final List<String> done = new ArrayList<>();
    private final ControlBanner banner = new ControlBanner("c", new ControlBanner.Acts() {
        @Override
        public void undo(ProgrammeNotice notice) {
            done.add("undo " + notice.id());
        }

        @Override
        public void keep(ProgrammeNotice notice) {
            done.add("keep " + notice.id());
        }

        @Override
        public void handBack() {
            done.add("hand back");
        }
    });

    @Test
    void nothingIsSaidWhileAllIsAsUsual() {
        shown(banner);

        banner.show(control("OPERATED", null, null));

        assertThat(banner.isVisible()).isFalse();
    }

    @Test
    void aReplacedProgrammeIsNamedWithWhoAndWhenAndUndoneWithOnePress() {
        shown(banner);

        banner.show(control("OPERATED", null, notice(true)));

        assertThat(read(banner))
                .contains("North Charge replaced your programme at", "You can take your own back until");
        test(find(Button.class, banner).withText("Undo: my programme again").single())
                .click();
        assertThat(done).containsExactly("undo n");
    }

    @Test
    void whatCanNoLongerBeUndoneIsOnlyTold() {
        shown(banner);

        banner.show(control("OPERATED", null, notice(false)));

        assertThat(find(Button.class, banner).all()).extracting(Button::getText).containsExactly("Keep it");
        test(find(Button.class, banner).single()).click();
        assertThat(done).containsExactly("keep n");
    }

    @Test
    void aSilentOperatorIsNamedAndTheWayToAnOwnProgrammeIsThere() {
        shown(banner);

        banner.show(control("OUT_OF_CONTACT", "OPERATOR_SILENT", null));

        assertThat(read(banner))
                .contains("North Charge, the company running your charger, has not been heard of since");
        assertThat(find(Anchor.class, banner).single().getHref()).endsWith("/programme/c");
    }

    @Test
    void controlIsGivenBackAfterItsConsequenceWasRead() {
        shown(banner);
        banner.show(control("HOUSEHOLD", "OPERATOR_SILENT", null));
        assertThat(read(banner)).contains("Your own programme counts until you change it");

        test(find(Button.class, banner).single()).click();

        var dialog = find(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("message"))
                .isEqualTo("Your own programme makes way for the one North Charge had set last.");
        assertThat(done).isEmpty();
        test(dialog).confirm();
        assertThat(done).containsExactly("hand back");
    }

    @Test
    void theSameAgainLeavesTheButtonsWhereTheyAre() {
        shown(banner);
        banner.show(control("OPERATED", null, notice(true)));
        var before = find(Button.class, banner).all();

        banner.show(control("OPERATED", null, notice(true)));

        assertThat(find(Button.class, banner).all()).isEqualTo(before);
    }

    private static LocalControl control(String state, @Nullable String cause, @Nullable ProgrammeNotice notice) {
        return new LocalControl(state, cause, cause == null ? null : MONDAY, NORTH, notice);
    }

    private static ProgrammeNotice notice(boolean mayUndo) {
        return new ProgrammeNotice("n", NORTH, MONDAY, MONDAY, MONDAY.plusSeconds(604_800), mayUndo);
    }
}
