package io.tocsin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@InBrowser
class SignInPageTest {

    private final String home;

    SignInPageTest(@Value("${tocsin.public-url}") String home) {
        this.home = home;
    }

    @Test
    void coordinatorWhoFollowsDeepLinkLandsThereAfterSigningIn(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home)) {
            coordinator.go("/incidents/K7-0001");
            assertThat(coordinator.path()).isEqualTo("/login");

            coordinator.signIn("coord");

            assertThat(coordinator.path()).startsWith("/incidents/K7-0001");
            assertThat(coordinator.text()).contains("K7-0001");
        }
    }

    @Test
    void wrongPasswordIsToldInWordsAndSignsNobodyIn(Browser browser) {
        try (Visitor stranger = Visitor.at(browser, home)) {
            stranger.go("/login");
            stranger.page().locator("#username").fill("coord");
            stranger.page().locator("#password").fill("not this one");
            stranger.page().locator("form.form button[type=submit]").click();

            assertThat(stranger.text()).contains("User name or password is not right");
            stranger.go("/tasks");
            assertThat(stranger.path()).isEqualTo("/login");
        }
    }

    @Test
    void whoSignsOutIsAskedAgain(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.button("Sign out").click();
            coordinator.go("/tasks");
            assertThat(coordinator.path()).isEqualTo("/login");
        }
    }

    @Test
    void outsiderSeesTheSamePageForCaseThatExistsAndForOneThatDoesNot(Browser browser) {
        try (Visitor outsider = Visitor.at(browser, home).as("auditor")) {
            int hidden = outsider.go("/incidents/K7-0001").status();
            String seen = outsider.text();
            int none = outsider.go("/incidents/K7-9999").status();

            assertThat(hidden).isEqualTo(404).isEqualTo(none);
            assertThat(seen).isEqualTo(outsider.text()).contains("There is nothing here");
        }
    }

    @Test
    void sameOutsiderSeesNoCaseOnTheLists(Browser browser) {
        try (Visitor outsider = Visitor.at(browser, home).as("auditor")) {
            outsider.go("/incidents");
            assertThat(outsider.text()).contains("No case").doesNotContain("K7-");
            outsider.go("/tasks");
            assertThat(outsider.text()).doesNotContain("K7-");
        }
    }
}
