package org.gongqiao.app.membership.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.membership.Cards;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The member card, to show and to check. */
@Controller
class CardController {

    /** @param code what the QR code carries; worth nothing after {@code minutes} */
    record CardView(String name, String unionName, String memberNo, String status, String code, long minutes) {}

    record CheckForm(@Nullable String code) {}

    record CheckView(String result, String name, String unionName, String status) {}

    private final Cards cards;
    private final Memberships memberships;
    private final Unions unions;

    CardController(Cards cards, Memberships memberships, Unions unions) {
        this.cards = cards;
        this.memberships = memberships;
        this.unions = unions;
    }

    @Self
    @GetMapping("/my/card")
    ModelAndView show() {
        UUID person = Scope.desk().personId();
        Optional<Membership> live = memberships.liveOf(person);
        if (live.isEmpty()) {
            return new ModelAndView("membership/no-card");
        }
        return page("membership/card", card(live.get()));
    }

    /** The code alone, fetched anew while the page is open. */
    @Self
    @GetMapping("/my/card/code")
    ModelAndView code() {
        return new ModelAndView("membership/_code", Map.of("code", QrCode.of(link(cards.code(Scope.desk().personId())))));
    }

    private CardPage card(Membership live) {
        return new CardPage(live.name(), unions.get(live.unitId()).name(), spaced(live.memberNo()), live.joinedOn(), live.status(),
                QrCode.of(link(cards.code(live.personId()))));
    }

    private static String link(String code) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path("/cards/check").queryParam("code", code).build().toUriString();
    }

    static String spaced(@Nullable String number) {
        return number == null ? "" : number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Allowed(Permission.CARD_CHECK)
    @GetMapping("/cards/check")
    ModelAndView check(@RequestParam(defaultValue = "") String code) {
        var model = new HashMap<String, Object>();
        model.put("checked", code.isBlank() ? null : cards.check(last(code)));
        return new ModelAndView("membership/card-check", model);
    }

    @Allowed(Permission.CARD_CHECK)
    @PostMapping("/cards/check")
    ModelAndView checkTyped(@RequestParam(defaultValue = "") String code) {
        return check(code);
    }

    /** A scanner may hand over the whole address instead of the code in it. */
    private static String last(String typed) {
        int at = typed.lastIndexOf("code=");
        return at < 0 ? typed : typed.substring(at + 5);
    }

    @Self
    @GetMapping("/api/v1/my/card")
    @ResponseBody
    ResponseEntity<CardView> asJson() {
        UUID person = Scope.desk().personId();
        return ResponseEntity.of(memberships.liveOf(person).map(live -> new CardView(live.name(), unions.get(live.unitId()).name(),
                live.memberNo() == null ? "" : live.memberNo(), live.status().name(), cards.code(person), Cards.LIFE.toMinutes())));
    }

    @Allowed(Permission.CARD_CHECK)
    @PostMapping("/api/v1/card-checks")
    @ResponseBody
    ResponseEntity<CheckView> checkAsJson(@RequestBody CheckForm form) {
        CheckView view = switch (cards.check(form.code() == null ? "" : last(form.code()))) {
            case Cards.Checked.Valid valid -> new CheckView("VALID", valid.name(), valid.unionName(), valid.status().name());
            case Cards.Checked.Expired() -> new CheckView("EXPIRED", "", "", "");
            case Cards.Checked.Ended() -> new CheckView("ENDED", "", "", "");
            case Cards.Checked.Unknown() -> new CheckView("UNKNOWN", "", "", "");
        };
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private static ModelAndView page(String name, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)));
    }
}
