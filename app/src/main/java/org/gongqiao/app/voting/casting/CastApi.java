package org.gongqiao.app.voting.casting;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.board.Boards;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Casting and reading a board, for the page itself and for other programs. No session, no cookie, no token: the credential's
 * signature in the ballot is all that admits it.
 */
@RestController
class CastApi {

    private final Casting casting;
    private final BoardReader reader;
    private final Boards boards;
    private final Problems problems;

    CastApi(Casting casting, BoardReader reader, Boards boards, Problems problems) {
        this.casting = casting;
        this.reader = reader;
        this.boards = boards;
        this.problems = problems;
    }

    /** @param before whether exactly this ballot lay on the board already */
    record Receipt(String tracker, boolean before) {}

    /** Takes a ballot: its text is the body. 201 when it is on the board, 200 when exactly this one was there before. */
    @Public(nameless = true)
    @PostMapping({"/vote/" + CastController.BOARD + "/ballots", "/api/v1/vote-boards/" + CastController.BOARD + "/ballots"})
    ResponseEntity<?> cast(@PathVariable String board, HttpServletRequest request) throws IOException {
        return switch (casting.cast(board, request.getInputStream())) {
            case CastOutcome.Taken(String tracker, boolean before) ->
                    ResponseEntity.status(before ? HttpStatus.OK : HttpStatus.CREATED).header(HttpHeaders.CACHE_CONTROL, "no-store").body(new Receipt(tracker, before));
            case CastOutcome.Refused(String key) -> problems.of(key.equals("voting.cast.closed") || key.equals("voting.cast.notOpen") ? HttpStatus.CONFLICT
                    : HttpStatus.UNPROCESSABLE_CONTENT, key);
            case CastOutcome.Busy() -> {
                var busy = problems.of(HttpStatus.SERVICE_UNAVAILABLE, "voting.cast.busy");
                yield ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5").body(busy.getBody());
            }
        };
    }

    /** A board and where its chain stands. */
    record View(String board, String union, String title, VoteState state, List<VoteQuestion> questions, @Nullable String fingerprint,
                Boards.@Nullable Turnout turnout, BoardReader.@Nullable Last last, org.gongqiao.app.voting.@Nullable Count count) {}

    @Public(nameless = true)
    @GetMapping("/api/v1/vote-boards/" + CastController.BOARD)
    View show(@PathVariable String board) {
        BoardFace face = reader.get(board);
        return new View(board, face.unitName(), face.title(), face.state(), face.questions(),
                face.hasBegun() ? boards.get(board).election().fingerprint() : null, face.hasBegun() ? boards.turnout(board) : null,
                reader.last(board).orElse(null), face.count());
    }

    /** The public list in the order of the board; {@code after} is the key of the page before. */
    @Public(nameless = true)
    @GetMapping("/api/v1/vote-boards/" + CastController.BOARD + "/ballots")
    Slice<BoardReader.Cast> ballots(@PathVariable String board, @RequestParam(defaultValue = "") String after) {
        reader.get(board);
        return reader.ballots(board, CastController.number(after), CastController.PAGE);
    }

    /** The ballot with this tracker. */
    @Public(nameless = true)
    @GetMapping("/api/v1/vote-boards/" + CastController.BOARD + "/ballot")
    ResponseEntity<?> ballot(@PathVariable String board, @RequestParam(defaultValue = "") String tracker) {
        reader.get(board);
        var found = reader.find(board, tracker);
        return found.isPresent() ? ResponseEntity.ok(found.get()) : problems.of(HttpStatus.NOT_FOUND, "voting.tracker.unknown");
    }
}
