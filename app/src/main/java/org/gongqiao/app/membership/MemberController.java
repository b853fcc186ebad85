package org.gongqiao.app.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.identity.SensitiveField;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Members on the officer's desk: list and search, one member, unmasking with a reason, changes of standing, export. */
@Controller
class MemberController implements RecordLookup {

    private final MemberPages pages;
    private final MemberFiles files;
    private final Memberships memberships;
    private final Unions unions;
    private final Clock clock;

    MemberController(MemberPages pages, MemberFiles files, Memberships memberships, Unions unions, Clock clock) {
        this.pages = pages;
        this.files = files;
        this.memberships = memberships;
        this.unions = unions;
        this.clock = clock;
    }

    /** The filter form as typed; what is no known value filters nothing. */
    record Filter(@Nullable String text, @Nullable UUID unit, @Nullable String status, @Nullable String sex, @Nullable String trade,
                  @Nullable String sort, @Nullable String after) {

        MemberQuery query() {
            return new MemberQuery(text == null ? "" : text.strip(), unit, one(MembershipStatus.values(), status),
                    "1".equals(sex) || "2".equals(sex) ? sex : null, one(Trade.values(), trade),
                    sort == null || one(MemberQuery.Sort.values(), sort) == null ? MemberQuery.Sort.TREE : MemberQuery.Sort.valueOf(sort),
                    after == null || after.isEmpty() ? null : after);
        }

        private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
            return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
        }
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/members")
    ModelAndView list(@ModelAttribute("filter") Filter filter) {
        MemberQuery query = filter.query();
        MemberPages.Page page = pages.list(Scope.desk(), query);
        String unitName = query.unit() == null ? "" : unions.getInScope(query.unit()).name();
        var model = new HashMap<String, Object>(Map.of("page", page, "query", query, "unitName", unitName,
                "mayExport", Scope.desk().may(Permission.LIST_EXPORT), "mayImport", Scope.desk().may(Permission.ROSTER_IMPORT)));
        model.put("next", page.rows().next() == null ? null : address(query, page.rows().next()));
        return new ModelAndView("membership/members", model);
    }

    @Allowed(value = Permission.MEMBER_READ, record = "member")
    @GetMapping("/members/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, Map.of(), Map.of());
    }

    @Allowed(value = Permission.UNMASK, record = "member")
    @PostMapping("/members/{id}/unmasking")
    ModelAndView unmask(@PathVariable UUID id, @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String reason,
                        @ModelAttribute("ui") Ui ui) {
        boolean known = Arrays.stream(SensitiveField.values()).anyMatch(each -> each.name().equals(field));
        if (!known || reason.strip().length() < 4) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of(), Map.of("reason", ui.msg("membership.unmask.reason.missing")));
        }
        String value = files.unmask(id, SensitiveField.valueOf(field), reason.strip()).orElse("");
        return page(HttpStatus.OK, id, Map.of(SensitiveField.valueOf(field), value), Map.of());
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/members/{id}/standing")
    ModelAndView change(@PathVariable UUID id, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String reason,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (!memberships.change(id, to, reason)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of(), Map.of("to", ui.msg("membership.standing.refused")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("membership.standing.changed"));
        return new ModelAndView("redirect:/members/" + id);
    }

    /** Streams the list; a POST, since an export is an act that is logged for everybody in it. */
    @Allowed(Permission.LIST_EXPORT)
    @PostMapping({"/members/export", "/api/v1/members/export"})
    void export(@ModelAttribute("filter") Filter filter, @RequestParam(defaultValue = "XLSX") String format, @ModelAttribute("ui") Ui ui,
                HttpServletResponse response) throws IOException {
        ListFormat chosen = format.equals("CSV") ? ListFormat.CSV : ListFormat.XLSX;
        String name = ui.msg("membership.export.file", LocalDate.now(clock).toString()) + "." + chosen.ending();
        response.setContentType(chosen.mediaType());
        response.setHeader("Content-Disposition", org.springframework.http.ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8).build().toString());
        List<String> headings = Stream.of("name", "sex", "status", "trade", "number", "joined", "union", "idNumber", "phone")
                .map(column -> ui.msg("membership.column." + column)).toList();
        pages.export(Scope.desk(), filter.query(), chosen, headings, row -> words(row, ui), ui.msg("membership.members"), response.getOutputStream());
    }

    private static List<@Nullable String> words(MemberPages.Row row, Ui ui) {
        return Arrays.asList(row.name(), ui.msg("membership.sex." + row.sex()), ui.msg("membership.status." + row.status().name()),
                row.trade() == null ? null : ui.msg("membership.trade." + row.trade().name()), row.memberNo(), row.joinedOn().toString(), row.where());
    }

    @Override
    public String kind() {
        return "member";
    }

    @Override
    public boolean inScope(UUID id) {
        return pages.inScope(id);
    }

    private ModelAndView page(HttpStatus status, UUID id, Map<SensitiveField, String> clear, Map<String, String> errors) {
        return new ModelAndView("membership/member", Map.of("file", files.open(id), "clear", clear, "errors", errors,
                "mayUnmask", Scope.desk().may(Permission.UNMASK), "mayChange", Scope.desk().may(Permission.MEMBER_WRITE)), status);
    }

    private static String address(MemberQuery query, String after) {
        var address = UriComponentsBuilder.fromPath("/members");
        if (!query.text().isEmpty()) {
            address.queryParam("text", query.text());
        }
        Map.of("unit", java.util.Optional.ofNullable(query.unit()), "status", java.util.Optional.ofNullable(query.status()),
                "sex", java.util.Optional.ofNullable(query.sex()), "trade", java.util.Optional.ofNullable(query.trade()))
                .forEach((name, value) -> value.ifPresent(set -> address.queryParam(name, set)));
        return address.queryParam("sort", query.sort()).queryParam("after", after).build().encode().toUriString();
    }

    @Bean
    static MenuEntry membersEntry() {
        return new MenuEntry(MenuSection.MEMBERS, 30, "/members", "users", "membership.members", Permission.MEMBER_READ);
    }
}
