package org.gongqiao.app.setup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.ResidentId;
import org.gongqiao.app.operations.FirstAdministratorLink;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the one-time link; to everybody without a working token it does not exist. */
@Public
@Controller
class FirstAdministratorController {

    private static final int SHORTEST = 10;

    private final FirstAdministrator first;
    private final FirstAdministratorLink link;

    FirstAdministratorController(FirstAdministrator first, FirstAdministratorLink link) {
        this.first = first;
        this.link = link;
    }

    @GetMapping(FirstAdministratorLink.PATH)
    ModelAndView show(@RequestParam(defaultValue = "") String token) {
        requireWorking(token);
        return page(HttpStatus.OK, token, Map.of(), Map.of());
    }

    @PostMapping(FirstAdministratorLink.PATH)
    ModelAndView found(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String unionName,
                       @RequestParam(defaultValue = "") String level, @RequestParam(defaultValue = "") String region,
                       @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String idNumber,
                       @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String login,
                       @RequestParam(defaultValue = "") String password, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        requireWorking(token);
        var typed = new HashMap<>(Map.of("unionName", unionName, "level", level, "region", region, "name", name, "phone", phone, "login", login));
        var errors = new LinkedHashMap<String, String>();
        require(errors, "unionName", !unionName.isBlank(), ui);
        require(errors, "level", Arrays.stream(UnionLevel.values()).anyMatch(each -> each.name().equals(level)), ui);
        require(errors, "region", region.matches("\\d{6}") && Regions.national().isListed(Integer.parseInt(region)), ui);
        require(errors, "name", !name.isBlank(), ui);
        require(errors, "idNumber", ResidentId.parse(idNumber) instanceof ResidentId.Valid, ui);
        require(errors, "phone", MobileNumber.parse(phone) instanceof MobileNumber.Valid, ui);
        require(errors, "login", login.matches("[A-Za-z][A-Za-z0-9._-]{2,39}"), ui);
        require(errors, "password", password.codePointCount(0, password.length()) >= SHORTEST, ui);
        if (!errors.isEmpty() || !(ResidentId.parse(idNumber) instanceof ResidentId.Valid id) || !(MobileNumber.parse(phone) instanceof MobileNumber.Valid number)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, token, typed, errors);
        }
        boolean made = first.found(token, new FirstAdministrator.Founding(unionName.strip(), UnionLevel.valueOf(level), region, name.strip(), id.id(),
                number.number().value(), login, password));
        if (!made) {
            throw new NotFound("link", "");
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("setup.done"));
        return new ModelAndView("redirect:/sign-in?by=password");
    }

    private void requireWorking(String token) {
        if (first.anyAdministrator() || !link.works(token)) {
            throw new NotFound("link", "");
        }
    }

    private static void require(Map<String, String> errors, String field, boolean right, Ui ui) {
        if (!right) {
            errors.put(field, ui.msg("setup." + field + ".wrong"));
        }
    }

    private static ModelAndView page(HttpStatus status, String token, Map<String, String> typed, Map<String, String> errors) {
        return new ModelAndView("setup/first-administrator", Map.of("token", token, "typed", typed, "errors", errors), status);
    }
}
