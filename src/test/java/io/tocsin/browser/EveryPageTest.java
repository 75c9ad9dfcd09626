package io.tocsin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@InBrowser
class EveryPageTest {

    private static final Path AXE =
            Path.of(System.getProperty("tocsin.basedir"), "src/main/web/node_modules/axe-core/axe.min.js");
    private static final List<String> LISTS = List.of(
            "/tasks?view=mine",
            "/tasks?view=groups",
            "/tasks?view=overdue",
            "/incidents",
            "/incidents/K7-0001",
            "/incidents/K7-0001?all=true",
            "/outbox",
            "/stuck",
            "/mailbox",
            "/reports/new",
            "/incidents/K7-9999",
            "/no-such-page");

    private final String home;

    EveryPageTest(@Value("${tocsin.public-url}") String home) {
        this.home = home;
    }

    @Test
    void everyPageKeepsTheContentPolicyAndScrollsOnlyDownwardsOnThePhone(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home, Visitor.PHONE)) {
            coordinator.go("/login");
            assertThat(sideways(coordinator.page())).as("/login").isZero();
            coordinator.as("coord");
            for (String language : List.of("en", "pt")) {
                coordinator.speak(language);
                for (String path : paths(coordinator)) {
                    coordinator.go(path);
                    coordinator.settle();
                    assertThat(sideways(coordinator.page()))
                            .as("%s in %s", path, language)
                            .isZero();
                }
            }
        }
    }

    @Test
    void noPageHasSeriousObstacleForAnybodyInEitherTheme(Browser browser) throws IOException {
        String axe = Files.readString(AXE);
        List<String> obstacles = new ArrayList<>();
        try (Visitor coordinator = Visitor.at(browser, home)) {
            coordinator.go("/login");
            obstacles.addAll(obstacles(coordinator, axe, "/login"));
            coordinator.as("coord");
            for (String theme : List.of("light", "dark")) {
                coordinator.wear(theme);
                for (String path : paths(coordinator)) {
                    coordinator.go(path);
                    coordinator.settle();
                    obstacles.addAll(obstacles(coordinator, axe, path + " " + theme));
                }
            }
            coordinator.complaints().clear();
        }
        assertThat(obstacles).isEmpty();
    }

    @Test
    void everyPageHasOneHeadingAndTitleOfItsOwn(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            for (String path : paths(coordinator)) {
                coordinator.go(path);
                assertThat(coordinator.page().locator("h1").count()).as(path).isOne();
                assertThat(coordinator.page().title()).as(path).endsWith(" · Tocsin");
                assertThat(coordinator.text())
                        .as(path)
                        .doesNotContain("??")
                        .doesNotContainPattern("\\b(event|form|task|problem|incident|refusal)\\.[a-z]+[.-][a-z]");
            }
        }
    }

    @Test
    void languageSwitchShowsThePageInPortugueseAndStays(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.go("/incidents/K7-0001");
            coordinator.speak("pt");
            assertThat(coordinator.path()).startsWith("/incidents/K7-0001");
            assertThat(coordinator.text()).contains("O que aconteceu").doesNotContain("What happened");
            coordinator.go("/tasks?view=groups");
            assertThat(coordinator.heading()).isEqualTo("Tarefas");
            coordinator.speak("en");
            assertThat(coordinator.heading()).isEqualTo("Tasks");
        }
    }

    @Test
    void themeSwitchTurnsThePaperDarkAndStays(Browser browser) {
        try (Visitor coordinator = Visitor.at(browser, home).as("coord")) {
            coordinator.wear("light");
            String light = paper(coordinator.page());
            coordinator.wear("dark");
            coordinator.go("/incidents");
            assertThat(coordinator.page().locator("html").getAttribute("data-theme"))
                    .isEqualTo("dark");
            assertThat(paper(coordinator.page())).isNotEqualTo(light);
        }
    }

    /** All lists, and one page of each kind that hangs below them. */
    private static List<String> paths(Visitor visitor) {
        List<String> paths = new ArrayList<>(LISTS);
        visitor.go("/incidents/K7-0001");
        paths.add(visitor.page().locator(".lines.stack a.what").first().getAttribute("href"));
        paths.add(visitor.page().locator("details .lines a.what").first().getAttribute("href"));
        visitor.go("/outbox");
        visitor.page().locator("a[href^='/escalations/']").all().stream()
                .findFirst()
                .ifPresent(link -> paths.add(link.getAttribute("href")));
        return paths;
    }

    private static int sideways(Page page) {
        return (Integer) page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
    }

    private static String paper(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @SuppressWarnings("unchecked")
    private static List<String> obstacles(Visitor visitor, String axe, String path) {
        visitor.page().evaluate(axe);
        return ((List<String>)
                        visitor.page()
                                .evaluate(
                                        """
                                () => axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(found => found.violations
                                  .filter(one => ['serious', 'critical'].includes(one.impact))
                                  .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))
                                """))
                .stream().map(obstacle -> path + " " + obstacle).toList();
    }
}
