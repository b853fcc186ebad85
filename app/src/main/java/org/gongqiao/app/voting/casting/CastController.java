package org.gongqiao.app.voting.casting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.PgBoardStore;
import org.gongqiao.ballot.ArchiveWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The public pages of a board. */
@Controller
class CastController {

    static final String BOARD = "{board}";
    static final int PAGE = 100;

    private final BoardReader reader;
    private final Boards boards;
    private final BallotScripts scripts;

    CastController(BoardReader reader, Boards boards, BallotScripts scripts) {
        this.reader = reader;
        this.boards = boards;
        this.scripts = scripts;
    }

    @Public(nameless = true)
    @GetMapping("/vote/" + BOARD)
    ModelAndView show(@PathVariable String board, HttpServletResponse response) {
        BoardFace face = reader.get(board);
        return page("voting/vote", new CastPages.Show(face, scripts.address("ballot.js"), reader.last(board).orElse(null), face.count() == null ? List.of() : CastPages.results(face.questions(), face.count())), response);
    }

    @Public(nameless = true)
    @GetMapping("/vote/" + BOARD + "/ballots")
    ModelAndView ballots(@PathVariable String board, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String tracker,
                         HttpServletResponse response) {
        BoardFace face = begun(board);
        return page("voting/ballots", new CastPages.Ballots(face, boards.turnout(board), reader.last(board).orElseThrow(),
                reader.ballots(board, number(after), PAGE), tracker.strip(), tracker.isBlank() ? null : reader.find(board, tracker).orElse(null)), response);
    }

    @Public(nameless = true)
    @GetMapping("/vote/" + BOARD + "/check")
    ModelAndView check(@PathVariable String board, HttpServletResponse response) {
        return page("voting/check", new CastPages.Check(reader.get(board), scripts.address("ballot.js"), reader.last(board).orElse(null)), response);
    }

    /** The election record, byte for byte as it is hashed into each ballot. */
    @Public(nameless = true)
    @GetMapping("/vote/" + BOARD + "/election")
    ResponseEntity<byte[]> election(@PathVariable String board) {
        begun(board);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noCache()).body(boards.get(board).election().text());
    }

    /** The archive as far as the board has come, streamed. */
    @Public(nameless = true)
    @GetMapping("/vote/" + BOARD + "/archive")
    void archive(@PathVariable String board, HttpServletResponse response) throws IOException {
        begun(board);
        PgBoardStore store = boards.store(board);
        response.setContentType("application/x-tar");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + board + ".bel\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16)) {
            store.read(new ArchiveWriter(out, store.time()));
        }
    }

    private BoardFace begun(String board) {
        BoardFace face = reader.get(board);
        if (!face.hasBegun()) {
            throw new NotFound("board", board);
        }
        return face;
    }

    static int number(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    /** Nobody's page: no cache keeps it, and no other page learns its address. */
    private static ModelAndView page(String view, Object page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        return new ModelAndView(view, "page", page);
    }
}
