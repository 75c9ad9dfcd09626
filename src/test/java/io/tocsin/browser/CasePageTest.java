package io.tocsin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@InBrowser
class CasePageTest {

    private static final String DEMO = "/incidents/K7-0001";

    private final String home;

    CasePageTest(@Value("${tocsin.public-url}") String home) {
        this.home = home;
    }

    @Test
    void diagramShowsWhatIsDoneAndWhereTheCaseIsNow(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.go(DEMO);
            Page page = coordinator.page();

            assertThat(page.locator("#diagram .djs-shape.is").first()).isVisible();
            assertThat(page.locator("#diagram .djs-shape.was").first()).isVisible();
            assertThat(page.locator("#diagram .djs-shape.is.was")).hasCount(0);
            assertThat(page.locator("#diagram .djs-shape:not(.is):not(.was)"))
                    .not()
                    .hasCount(0);
        }
    }

    @Test
    void stageOfTheDiagramOpensAndShowsItsRunningSteps(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.go(DEMO);
            Page page = coordinator.page();
            assertThat(page.locator("#diagram .djs-shape.is").first()).isVisible();
            String running = page.locator("#diagram .djs-shape.is").first().getAttribute("data-element-id");

            page.locator("#diagram .djs-overlays[data-container-id='" + running + "'] .bjs-drilldown")
                    .click();

            assertThat(page.locator("#diagram .bjs-breadcrumbs li")).hasCount(2);
            Locator steps = page.locator("#diagram .djs-shape.is:visible");
            assertThat(steps.first()).isVisible();
            assertThat(steps.first()).not().hasAttribute("data-element-id", running);

            page.locator("#diagram .bjs-breadcrumbs a").first().click();
            assertThat(page.locator("#diagram .djs-shape[data-element-id='" + running + "']"))
                    .isVisible();
        }
    }

    /** The licence of the drawing library asks for it. */
    @Test
    void markOfBpmnIoIsVisibleOnTheDiagram(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.go(DEMO);
            assertThat(coordinator.page().locator("#diagram a.bjs-powered-by svg"))
                    .isVisible();
        }
    }

    @Test
    void pressDisclosureAsksForHoldingLineAndStopsNothing(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.go(DEMO);
            Page page = coordinator.page();
            Locator open = page.locator(".lines.stack > li");
            assertThat(open.filter(holding())).hasCount(0);
            int before = open.count();

            page.locator("details", saying("The press has it"))
                    .locator("summary")
                    .click();
            Locator form = page.locator("form[action$='/messages/M-PUBLIC-DISCLOSURE']");
            form.locator("[name=confirmed]").check();
            form.locator("button[type=submit]").click();

            assertThat(page.locator(".flash")).containsText("Recorded: The press has it");
            await().until(() -> {
                coordinator.go(DEMO);
                return open.filter(holding()).count() == 1;
            });
            assertThat(open.count()).isGreaterThan(before);
            assertThat(page.locator(".tl")).containsText("The press has it");
        }
    }

    @Test
    void correctedMomentKeepsItsReasonAndItsFormerValue(Browser browser) {
        String number = Cases.report(home, "2026/CTR/0301");
        try (Visitor liaison = Visitor.at(browser, home).as("liaison")) {
            liaison.go("/incidents/" + number);
            Page page = liaison.page();
            page.locator("details", saying("Warning received"))
                    .locator("summary")
                    .click();
            Locator form = page.locator("form[action$='/anchors/received_at']");
            String former = form.locator("[name=at]").inputValue();
            form.locator("[name=at]").fill(former.replaceFirst("^\\d{4}", "2020"));
            form.locator("[name=reason]").fill("the embassy's stamp says so");
            form.locator("button[type=submit]").click();

            assertThat(page.locator(".flash")).containsText("Corrected: Warning received");
            assertThat(page.locator(".tl li", saying("Warning received corrected to"))
                            .first())
                    .containsText("the embassy's stamp says so");
            assertThat(page.locator(".tl li", saying("Warning received corrected to"))
                            .first())
                    .containsText("from " + former.substring(11));
            assertThat(page.locator(".clock.late").first()).isVisible();
        }
    }

    private static Locator.FilterOptions holding() {
        return new Locator.FilterOptions().setHasText("holding line");
    }

    private static Page.LocatorOptions saying(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }
}
