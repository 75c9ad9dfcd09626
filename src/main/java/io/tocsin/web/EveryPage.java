package io.tocsin.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

@ControllerAdvice(annotations = Controller.class)
class EveryPage {

    private final PageModel page;

    EveryPage(PageModel page) {
        this.page = page;
    }

    @ModelAttribute
    void fill(Model model, HttpServletRequest request) {
        if (!ProblemDocument.wanted(request.getRequestURI())) {
            model.addAllAttributes(page.of(request));
        }
    }
}
