package org.gongqiao.app.elections.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.web.CongressAnswers;
import org.gongqiao.app.elections.BoardReport;
import org.gongqiao.app.elections.Companies;
import org.gongqiao.app.elections.Company;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.elections.Offices;
import org.gongqiao.app.elections.Tenure;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offices and workers' seats on boards for other programs. */
@RestController
@RequestMapping("/api/v1")
class OfficeApi {

    record Entered(@Nullable Office office, @Nullable UUID person, @Nullable String name, @Nullable LocalDate from, @Nullable Integer years,
                   @Nullable Boolean interim) {}

    record Ending(@Nullable LocalDate on, @Nullable String why, @Nullable String words) {}

    record Recalled(@Nullable LocalDate on, @Nullable Boolean atMeeting, @Nullable Boolean secret, @Nullable Integer all, @Nullable Integer present,
                    @Nullable Integer votes, @Nullable Integer delegatesAsking, @Nullable Integer staff, @Nullable Integer staffAsking) {}

    record Reported(@Nullable UUID key, @Nullable LocalDate on, @Nullable String words, @Nullable Integer score) {}

    record CompanyForm(@Nullable UUID key, @Nullable String name, BoardFacts.@Nullable Company kind, @Nullable Integer staff, @Nullable Boolean board,
                       BoardFacts.@Nullable Oversight oversight, @Nullable Integer supervisors, @Nullable Integer supervisorYears, @Nullable Integer version) {

        boolean whole() {
            return kind != null && oversight != null && staff != null && board != null && supervisorYears != null;
        }

        Company of(UUID id, UUID unit, String called, int version) {
            return new Company(id, unit, "", "", called, kind == null ? BoardFacts.Company.LIMITED : kind, staff == null ? 0 : staff, Boolean.TRUE.equals(board),
                    oversight == null ? BoardFacts.Oversight.NONE : oversight, supervisors == null ? 0 : supervisors,
                    supervisorYears == null ? 0 : supervisorYears, version);
        }
    }

    /** An office with its reports. */
    record Shown(Tenure tenure, List<BoardReport> reports) {}

    record CompanyShown(Company company, List<Verdict> obligations, List<Tenure> holders) {}

    private final Offices offices;
    private final Companies companies;
    private final CongressAnswers answers;

    OfficeApi(Offices offices, Companies companies, CongressAnswers answers) {
        this.offices = offices;
        this.companies = companies;
        this.answers = answers;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? -1 : value;
    }

    private static @Nullable String key(@Nullable String after) {
        return after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/offices")
    Slice<Tenure> list(@RequestParam(required = false) @Nullable String after) {
        return offices.list(key(after));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/offices")
    ResponseEntity<?> enter(@RequestBody Entered form) {
        return form.office() == null ? answers.incomplete() : answers.api(offices.enter(Scope.desk().unit(), form.office(), form.person(), text(form.name()),
                form.from(), number(form.years()), Boolean.TRUE.equals(form.interim())), done ->
                ResponseEntity.created(URI.create("/api/v1/offices/" + done.id())).body(offices.get(done.id())));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "office")
    @GetMapping("/offices/{id}")
    Shown show(@PathVariable UUID id) {
        return new Shown(offices.get(id), companies.reports(id));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/end")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Ending form) {
        return answers.api(offices.end(id, form.on(), text(form.why()), text(form.words())), done -> ResponseEntity.ok(show(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/recall")
    ResponseEntity<?> recall(@PathVariable UUID id, @RequestBody Recalled form) {
        return answers.api(offices.recall(id, new Offices.Recall(form.on(), Boolean.TRUE.equals(form.atMeeting()), Boolean.TRUE.equals(form.secret()),
                number(form.all()), number(form.present()), number(form.votes()), form.delegatesAsking() == null ? 0 : form.delegatesAsking(),
                form.staff() == null ? 1 : form.staff(), form.staffAsking() == null ? 0 : form.staffAsking())), done -> ResponseEntity.ok(show(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/reports")
    ResponseEntity<?> report(@PathVariable UUID id, @RequestBody Reported form) {
        return form.key() == null ? answers.incomplete() : answers.api(companies.report(form.key(), id, form.on(), text(form.words()), number(form.score())),
                done -> ResponseEntity.ok(show(id)));
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/company-boards")
    Slice<Company> companies(@RequestParam(required = false) @Nullable String after) {
        return companies.list(key(after));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/company-boards")
    ResponseEntity<?> company(@RequestBody CompanyForm form) {
        return form.key() == null || form.name() == null || !form.whole() ? answers.incomplete()
                : answers.api(companies.record(form.key(), form.of(form.key(), Scope.desk().unit(), form.name(), -1)),
                        done -> ResponseEntity.created(URI.create("/api/v1/company-boards/" + done.id())).body(company(done.id())));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "company")
    @GetMapping("/company-boards/{id}")
    CompanyShown company(@PathVariable UUID id) {
        Company company = companies.get(id);
        return new CompanyShown(company, companies.obligations(company), companies.holders(company));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "company")
    @PutMapping("/company-boards/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody CompanyForm form) {
        Company company = companies.get(id);
        return form.key() == null || form.version() == null || form.version() < 0 || !form.whole() ? answers.incomplete()
                : answers.api(companies.record(form.key(), form.of(id, company.unit(), company.name(), form.version())), done -> ResponseEntity.ok(company(id)));
    }

    @Self
    @GetMapping("/my/offices")
    List<Tenure> own() {
        return offices.ofPerson(Scope.actor().orElseThrow());
    }
}
