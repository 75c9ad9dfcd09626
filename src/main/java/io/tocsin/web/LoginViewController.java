package io.tocsin.web;

import io.tocsin.directory.Directory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. In the demo, and only there, it is given {@code people}: everybody who can sign in. */
@Controller
class LoginViewController {

    private final SignedIn signedIn;
    private final Directory directory;
    private final boolean demo;

    LoginViewController(SignedIn signedIn, Directory directory, Environment environment) {
        this.signedIn = signedIn;
        this.directory = directory;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String login(Model model) {
        if (signedIn.person().isPresent()) {
            return "redirect:/";
        }
        if (demo) {
            model.addAttribute("people", directory.people());
        }
        return "login";
    }
}
