package io.tocsin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/**
 * One person at a browser. Everything the browser complains about on any page is collected, because a page that breaks
 * the content policy looks right and does not work.
 */
final class Visitor implements AutoCloseable {

    static final int WIDE = 1280;
    static final int PHONE = 390;

    /** The refusals that a person may meet are no complaints: the browser writes a line for each 4xx it is given. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(Browser browser, String home, Browser.NewContextOptions options) {
        this.home = home;
        context = browser.newContext(options.setBaseURL(home).setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " e => console.error('POLICY ' + e.violatedDirective + ' ' + e.blockedURI))");
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
        page = context.newPage();
    }

    static Visitor at(Browser browser, String home, int width) {
        return new Visitor(browser, home, new Browser.NewContextOptions().setViewportSize(width, 900));
    }

    static Visitor at(Browser browser, String home) {
        return at(browser, home, WIDE);
    }

    static Visitor withoutScripts(Browser browser, String home) {
        return new Visitor(browser, home, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** Signs in from the start page, in English whatever the person's own language is. */
    Visitor as(String username) {
        page.navigate("/login");
        signIn(username);
        speak("en");
        return this;
    }

    void signIn(String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill("tocsin");
        page.locator("form.form button[type=submit]").click();
    }

    /** Changes the language if it is another one. */
    void speak(String language) {
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            page.locator(".who form[action$='/language'] button").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        }
    }

    /** Presses the theme switch until the page wears it. */
    void wear(String theme) {
        for (int press = 0; press < 3 && !theme.equals(page.locator("html").getAttribute("data-theme")); press++) {
            page.locator(".who form[action$='/theme'] button").click();
        }
        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo(theme);
    }

    /** Waits until the diagram is drawn, if the page has one. */
    void settle() {
        if (page.locator("#diagram").count() > 0) {
            page.locator("#diagram .djs-shape.is").first().waitFor();
        }
    }

    Response go(String path) {
        return page.navigate(path);
    }

    Page page() {
        return page;
    }

    String path() {
        return page.url().substring(home.length());
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    List<String> complaints() {
        return complaints;
    }

    /** No test passes if the browser complained. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
