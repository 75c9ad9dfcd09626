package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

class ControllersTest {

    @Test
    void pagesComeFromViewControllers() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .and()
                .doNotImplement(ErrorController.class)
                .should()
                .haveSimpleNameEndingWith("ViewController")
                .andShould()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .because("whoever looks for a page finds it by its name, and nobody calls it but a browser")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void jsonComesFromApiControllers() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .haveSimpleNameEndingWith("ApiController")
                .andShould()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .because(
                        "whoever looks for an answer of the API finds it by its name, and nobody calls it but a client")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void theNamesArePromises() {
        classes()
                .that()
                .haveSimpleNameEndingWith("ViewController")
                .should()
                .beAnnotatedWith(Controller.class)
                .allowEmptyShould(true)
                .because("a page that is no page misleads")
                .check(ProductionCode.CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("ApiController")
                .should()
                .beAnnotatedWith(RestController.class)
                .allowEmptyShould(true)
                .because("an answer of the API that is none misleads")
                .check(ProductionCode.CLASSES);
    }
}
