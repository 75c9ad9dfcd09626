package io.tocsin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@InBrowser
class TaskPageTest {

    private final String home;

    TaskPageTest(@Value("${tocsin.public-url}") String home) {
        this.home = home;
    }

    @Test
    void whoTakesTaskFillsInItsFormIsToldWhatIsMissingAndSeesTheNextStep(Browser browser) {
        String number = Cases.report(home, "2026/CTR/0201");
        try (Visitor liaison = Visitor.at(browser, home).as("liaison")) {
            Page page = openTask(liaison, number);
            liaison.button("Take it").click();
            liaison.button("Done, record it").click();
            assertThat(liaison.text()).contains("Done: Record allied warning", "Next: Authenticate");

            openTask(liaison, number);
            liaison.button("Take it").click();
            page.locator("[name=poc_ref]").fill("2026/POC/044");
            liaison.button("Done, record it").click();

            assertThat(page.title()).startsWith("Error:");
            assertThat(page.locator("#errors")).isFocused();
            assertThat(page.locator("#errors li")).not().hasCount(0);
            assertThat(page.locator("[name=poc_ref]")).hasValue("2026/POC/044");
            page.locator("#errors a").first().click();
            assertThat(page.locator(":focus")).hasAttribute("aria-invalid", "true");

            answerAuthentication(page);
            liaison.button("Done, record it").click();

            assertThat(liaison.path()).isEqualTo("/tasks");
            assertThat(liaison.text())
                    .contains("Done: Authenticate and acknowledge to ally", "Next: Open the case", "Duty officer");
        }
    }

    @Test
    void taskIsTakenAndCompletedWithoutScripts(Browser browser) {
        String number = Cases.report(home, "2026/CTR/0202");
        try (Visitor liaison = Visitor.withoutScripts(browser, home).as("liaison")) {
            Page page = openTask(liaison, number);
            liaison.button("Take it").click();
            liaison.button("Done, record it").click();
            openTask(liaison, number);
            liaison.button("Take it").click();
            page.locator("[name=poc_ref]").fill("2026/POC/045");
            liaison.button("Done, record it").click();
            assertThat(page.locator("#errors")).isVisible();
            assertThat(page.locator("[name=poc_ref]")).hasValue("2026/POC/045");

            answerAuthentication(page);
            liaison.button("Done, record it").click();

            assertThat(liaison.text()).contains("Done: Authenticate and acknowledge to ally");
            liaison.go("/incidents/" + number);
            assertThat(liaison.text()).contains("The diagram needs JavaScript", "Done: Authenticate");
        }
    }

    @Test
    void whoGivesTaskBackLeavesItFreeForOthers(Browser browser) {
        String number = Cases.report(home, "2026/CTR/0203");
        try (Visitor liaison = Visitor.at(browser, home).as("liaison");
                Visitor colleague = Visitor.at(browser, home).as("liaison2")) {
            Page page = openTask(liaison, number);
            String task = page.url();
            liaison.button("Take it").click();
            colleague.go(task);
            assertThat(colleague.text()).contains("With Duarte Figueiredo");
            assertThat(colleague.button("Take it")).hasCount(0);

            liaison.button("Give it back").click();

            colleague.go(task);
            colleague.button("Take it").click();
            assertThat(colleague.button("Done, record it")).isVisible();
        }
    }

    @Test
    void whoIsSlowerIsToldWhoWasFaster(Browser browser) {
        String number = Cases.report(home, "2026/CTR/0204");
        try (Visitor liaison = Visitor.at(browser, home).as("liaison");
                Visitor colleague = Visitor.at(browser, home).as("liaison2")) {
            openTask(liaison, number);
            openTask(colleague, number);
            liaison.button("Take it").click();
            colleague.button("Take it").click();
            assertThat(colleague.text()).contains("Duarte Figueiredo took this task before you");
        }
    }

    /** Opens the first open task of a case. */
    private static Page openTask(Visitor visitor, String number) {
        visitor.go("/incidents/" + number);
        visitor.page().locator(".lines.stack a.what").first().click();
        return visitor.page();
    }

    private static void answerAuthentication(Page page) {
        page.locator("[name=verified_how]").selectOption("call_back");
        page.locator("[name=authentic][value=yes]").check();
        page.locator("[name=ack_sent_at]")
                .fill(ZonedDateTime.now(ZoneId.of("Europe/Brussels"))
                        .minusMinutes(1)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
    }
}
