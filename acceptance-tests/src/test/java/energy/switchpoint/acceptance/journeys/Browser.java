package energy.switchpoint.acceptance.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Person;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One browser window of one person. Every page shown with {@link #look} is checked by axe and kept as a picture; what axe finds
 * is reported when the window closes, so that one journey names all its faults at once.
 */
final class Browser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screens");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private final Map<String, Set<String>> faults = new LinkedHashMap<>();

    private Browser(int width, int height, ColorScheme scheme) {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("switchpoint.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
        context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/London")
                .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
    }

    static Browser desktop() {
        return new Browser(1280, 900, ColorScheme.LIGHT);
    }

    static Browser phone() {
        return new Browser(360, 740, ColorScheme.DARK);
    }

    Page page() {
        return page;
    }

    /** Signs in through the identity provider's own page, as a person does. */
    Browser signIn(Person person, String path) {
        page.navigate(Installation.UNDER_TEST.portal() + path);
        page.locator("#username").fill(person.username());
        page.locator("#kc-login").click();
        page.locator("#password").fill(Person.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(Installation.UNDER_TEST.portal()));
        return this;
    }

    Browser open(String path) {
        page.navigate(Installation.UNDER_TEST.portal() + path);
        return this;
    }

    /** The page has this as its first heading. */
    Browser seesHeading(String text) {
        page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(text))
                .first()
                .waitFor();
        return this;
    }

    /** This text is on the page by and by. */
    Browser sees(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    /** Fills the field with this label. */
    Browser fill(String label, String value) {
        page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName(label))
                .first()
                .fill(value);
        return this;
    }

    /** Chooses one of the radio buttons in the group with this id. */
    Browser choose(String group, String option) {
        page.locator("#" + group)
                .getByRole(AriaRole.RADIO, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(option))
                .first()
                .check();
        return this;
    }

    /** Picks from the list behind a select. */
    Browser select(String label, String option) {
        page.locator("vaadin-select").filter(having(label)).click();
        return option("vaadin-select-item", option);
    }

    /** Types into a combo box and takes the first match. */
    Browser pick(String label, String option) {
        var input = page.locator("vaadin-combo-box").filter(having(label)).locator("input");
        input.fill(option);
        return option("vaadin-combo-box-item", option);
    }

    private Browser option(String tag, String text) {
        page.locator(tag + ":visible").filter(having(text)).first().click();
        return this;
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    Browser tick(String label) {
        page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(label))
                .first()
                .check();
        return this;
    }

    /** Presses the button of a dialog. */
    Browser answer(String button) {
        page.locator("vaadin-confirm-dialog")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(button))
                .click();
        return this;
    }

    String path() {
        return java.net.URI.create(page.url()).getPath();
    }

    Browser press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Keeps a picture and has axe look at the page. */
    Browser look(String name) {
        page.waitForFunction(
                "document.title !== '' && document.querySelector('main') && !document.querySelector('.skeleton')");
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .forEach(rule -> faults.computeIfAbsent(name, n -> new TreeSet<>())
                                .add(described(rule)));
        return this;
    }

    /** What the window showed last, kept for whoever has to find out why a journey broke off. */
    private String heading() {
        return page.title().replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static String described(Rule rule) {
        var nodes = rule.getNodes().stream().limit(3).map(n -> n.getHtml()).toList();
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " " + nodes;
    }

    @Override
    public void close() {
        try {
            page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve("last-" + heading() + ".png")));
            context.close();
        } finally {
            playwright.close();
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("axe finds on the pages visited: " + faults);
        }
    }
}
