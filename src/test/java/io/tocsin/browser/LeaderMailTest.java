package io.tocsin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@InBrowser
class LeaderMailTest {

    private final String home;

    LeaderMailTest(@Value("${tocsin.public-url}") String home) {
        this.home = home;
    }

    @Test
    void leaderFollowsTheMailSignsInAndAnswersAndTheLadderSaysSo(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord");
                Visitor leader = Visitor.at(browser, home)) {
            makeTheCabinetLate(coordinator);
            String link = linkInTheMail(coordinator);
            assertThat(link).startsWith(home + "/escalations/");

            leader.page().navigate(link);
            assertThat(leader.path()).isEqualTo("/login");
            leader.signIn("hog_cab_chief");
            leader.speak("en");
            assertThat(leader.page().url()).startsWith(link);
            assertThat(leader.text()).contains("What you must do", "no answer yet");

            leader.button("Acknowledge").click();

            assertThat(leader.text()).contains("Acknowledged", "answered by Leonor Brandão");
            assertThat(leader.button("Acknowledge")).hasCount(0);
            coordinator.go("/incidents/K7-0001");
            assertThat(coordinator.text()).contains("answered by Leonor Brandão", "Leonor Brandão acknowledged");
        }
    }

    /** The clock of a task that counts from triage has run out if triage was an hour earlier. */
    private static void makeTheCabinetLate(Visitor coordinator) {
        coordinator.go("/incidents/K7-0001");
        Page page = coordinator.page();
        page.locator("details", new Page.LocatorOptions().setHasText("Triage done"))
                .locator("summary")
                .click();
        Locator form = page.locator("form[action$='/anchors/triaged_at']");
        Locator at = form.locator("[name=at]");
        at.evaluate("field => field.stepDown(60)");
        form.locator("[name=reason]").fill("it was an hour earlier");
        form.locator("button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("Corrected: Triage done");
    }

    private static String linkInTheMail(Visitor coordinator) {
        Page page = coordinator.page();
        Locator mails = page.locator(".row", new Page.LocatorOptions().setHasText("hog.cab.chief@tocsin.example"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            coordinator.go("/mailbox");
            return mails.filter(new Locator.FilterOptions().setHasText("nível 1"))
                            .count()
                    > 0;
        });
        mails.filter(new Locator.FilterOptions().setHasText("nível 1"))
                .first()
                .locator("a.what")
                .click();
        return page.frameLocator("iframe").locator("a").first().getAttribute("href");
    }
}
