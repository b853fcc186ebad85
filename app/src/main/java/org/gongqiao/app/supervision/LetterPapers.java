package org.gongqiao.app.supervision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The papers of letters. What a paper is made of is kept as texts, so that it can be made again, byte for byte. */
@Component
public class LetterPapers {

    private final Papers papers;
    private final LetterStore store;
    private final Law law;
    private final MessageSource texts;

    LetterPapers(Papers papers, LetterStore store, Law law, MessageSource texts) {
        this.papers = papers;
        this.store = store;
        this.law = law;
        this.texts = texts;
    }

    /** Papers and official numbers are Chinese, whatever the reader's language. */
    String chinese(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    String number(LetterKind kind, String code, int year, int seq) {
        return chinese("supervision.number." + kind, code, String.valueOf(year), String.valueOf(seq));
    }

    Map<String, Object> values(Letter letter, String issuer, String number, String signer, LocalDate on, String caseNumber) {
        var values = new LinkedHashMap<String, Object>();
        values.put("issuer", issuer);
        values.put("number", number);
        values.put("signer", signer);
        values.put("title", letter.title());
        values.put("to", letter.addressee());
        values.put("facts", letter.facts());
        values.put("basis", letter.basis());
        values.put("demand", letter.demand());
        values.put("reply", reply(letter));
        values.put("caseNumber", caseNumber);
        values.put("day", chinese("supervision.paper.day", String.valueOf(on.getYear()), String.valueOf(on.getMonthValue()), String.valueOf(on.getDayOfMonth())));
        return values;
    }

    /** The time to answer in words, as it holds at the letter's region; empty where none is owed or set. */
    private String reply(Letter letter) {
        String limit = letter.kind().replyLimit();
        Optional<Parameter> days = limit == null ? Optional.empty() : law.today(letter.region()).parameter(limit);
        return days.map(each -> chinese("supervision.paper.limit." + each.unit().name(), String.valueOf(each.value()))).orElse("");
    }

    PaperOutcome make(LetterKind kind, Map<String, Object> values) {
        return papers.make(kind.template(), values);
    }

    /** A letter as it would look, without a number: for whoever has to sign it. */
    @Transactional(readOnly = true)
    public PaperOutcome preview(Letter letter, String issuer, LocalDate on, String caseNumber) {
        return make(letter.kind(), values(letter, issuer, chinese("supervision.paper.noNumber"), chinese("supervision.paper.noSigner"), on, caseNumber));
    }

    /**
     * The paper of an issued letter, made again from what it was made of; empty before issue.
     *
     * @throws PaperChanged where it no longer comes out the same, because a font of this installation was exchanged
     */
    @Transactional(readOnly = true)
    public Optional<Paper> again(Letter letter) {
        return store.made(letter.id()).map(made -> {
            Paper paper = papers.make(made.template(), made.version(), made.values()).orThrow();
            if (!paper.docxSha256().equals(letter.docxSha256()) || !paper.pdfSha256().equals(letter.pdfSha256())) {
                throw new PaperChanged(letter.id());
            }
            return paper;
        });
    }

    /** The paper of a published reminder, for anybody. */
    @Transactional(readOnly = true)
    public Optional<Paper> published(UUID letter) {
        return store.publishedPaper(letter).map(made -> papers.make(made.template(), made.version(), made.values()).orThrow());
    }

    /** A paper does not come out as it was issued; the copies kept with the letter are what was sent. */
    public static final class PaperChanged extends IllegalStateException {
        PaperChanged(UUID letter) {
            super("the paper of letter " + letter + " comes out differently");
        }
    }
}
