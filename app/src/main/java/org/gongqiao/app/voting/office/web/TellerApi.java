package org.gongqiao.app.voting.office.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.open.HandsSheet;
import org.gongqiao.app.voting.open.OpenVotes;
import org.gongqiao.app.voting.paper.PaperSheet;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a teller counts, for other programs. */
@Self
@RestController
class TellerApi {

    private final VoteOffices offices;
    private final Rolls rolls;
    private final OpenVotes openVotes;
    private final TellerSheets sheets;
    private final OfficeProblems problems;

    TellerApi(VoteOffices offices, Rolls rolls, OpenVotes openVotes, TellerSheets sheets, OfficeProblems problems) {
        this.offices = offices;
        this.rolls = rolls;
        this.openVotes = openVotes;
        this.sheets = sheets;
        this.problems = problems;
    }

    /** @param counts for each question the hands for each answer, abstentions first where it has them */
    record Hands(@Nullable Integer present, @Nullable List<List<Integer>> counts) {}

    record Name(@Nullable String name, @Nullable Integer votes) {}

    /** @param written for each question the names written on the papers; may be left out */
    record Group(@Nullable Integer weight, @Nullable Integer valid, @Nullable List<List<Integer>> counts, @Nullable List<List<Name>> written) {

        List<List<Written>> names() {
            return written == null ? List.of() : written.stream().map(each -> each.stream().map(name -> new Written(name.name(), name.votes())).toList()).toList();
        }

        boolean readable() {
            return weight != null && valid != null && complete(counts) && (written == null || written.stream().allMatch(each -> each != null
                    && each.stream().allMatch(name -> name != null && name.name() != null && name.votes() != null)));
        }
    }

    record Papers(@Nullable Integer returned, @Nullable Integer invalid, @Nullable Integer unused, @Nullable List<Group> groups) {}

    record Spoken(@Nullable UUID person, @Nullable Integer question, @Nullable List<Integer> answers) {}

    record Reading(@Nullable String fingerprint) {}

    @GetMapping("/api/v1/my/teller/{id}")
    TellerSheets.Standing standing(@PathVariable UUID id) {
        return sheets.standing(offices.own(id, Office.TELLER).vote());
    }

    @PostMapping("/api/v1/my/teller/{id}/hands")
    ResponseEntity<?> hands(@PathVariable UUID id, @RequestBody Hands body) {
        offices.own(id, Office.TELLER);
        return body.present() == null || !complete(body.counts()) ? problems.malformed() : answer(openVotes.count(id, new HandsSheet(body.present(), body.counts())));
    }

    @PostMapping("/api/v1/my/teller/{id}/papers")
    ResponseEntity<?> papers(@PathVariable UUID id, @RequestBody Papers body) {
        offices.own(id, Office.TELLER);
        if (body.returned() == null || body.invalid() == null || body.unused() == null || body.groups() == null
                || !body.groups().stream().allMatch(each -> each != null && each.readable())) {
            return problems.malformed();
        }
        List<PaperSheet.Group> groups = body.groups().stream().map(each -> new PaperSheet.Group(each.weight(), each.valid(), each.counts(), each.names())).toList();
        return answer(rolls.count(id, new PaperSheet(body.returned(), body.invalid(), body.unused(), groups)));
    }

    @PutMapping("/api/v1/my/teller/{id}/voices")
    ResponseEntity<?> voice(@PathVariable UUID id, @RequestBody Spoken body) {
        offices.own(id, Office.TELLER);
        return body.person() == null || body.question() == null || body.answers() == null || body.answers().stream().anyMatch(java.util.Objects::isNull)
                ? problems.malformed() : answer(openVotes.say(id, body.person(), body.question(), body.answers()));
    }

    @PostMapping("/api/v1/my/teller/{id}/reading")
    ResponseEntity<?> reading(@PathVariable UUID id, @RequestBody Reading body) {
        Holder me = offices.own(id, Office.TELLER);
        String fingerprint = body.fingerprint() == null ? "" : body.fingerprint();
        return fingerprint.isEmpty() ? problems.malformed() : answer(openVotes.confirm(me.id(), fingerprint));
    }

    private ResponseEntity<?> answer(Optional<Hindrance> why) {
        return why.<ResponseEntity<?>>map(problems::of).orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static boolean complete(@Nullable List<List<Integer>> counts) {
        return counts != null && counts.stream().allMatch(slots -> slots != null && slots.stream().noneMatch(java.util.Objects::isNull));
    }
}
