package org.gongqiao.app.supervision.web;

import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** First drafts of letters, from what the case knows, for the officer to change. Papers are Chinese, whatever the reader's language. */
@Component
class LetterTexts {

    private final MessageSource texts;

    LetterTexts(MessageSource texts) {
        this.texts = texts;
    }

    LetterPages.WordsForm blank(CaseView view, LetterKind kind, UUID key) {
        String cause = say("supervision.cause." + view.file().cause());
        Inquiry inquiry = view.inquiry();
        String facts = switch (kind) {
            case REMINDER -> view.file().clue();
            case OPINION -> inquiry == null ? "" : inquiry.record();
            case RECOMMENDATION, PROSECUTION -> history(view);
            case NOT_ACCEPTED, DRAFT_OPINION -> "";
        };
        return new LetterPages.WordsForm(key.toString(), kind.isToEmployer() ? view.file().employer() : say("supervision.draft.addressee." + kind),
                say("supervision.draft.title." + kind, view.file().employer(), cause), facts, say("supervision.draft.basis." + kind),
                say("supervision.draft.demand." + kind, cause));
    }

    /** What an authority needs to know: the finding, the opinion with its number and delivery, and what the employer did. */
    private String history(CaseView view) {
        var told = new StringBuilder();
        Inquiry inquiry = view.inquiry();
        if (inquiry != null && inquiry.foundOn() != null) {
            told.append(say("supervision.draft.found", inquiry.foundOn().toString(), inquiry.record())).append('\n');
        }
        for (Letter letter : view.letters()) {
            if (letter.kind() == LetterKind.OPINION && letter.isIssued() && letter.deliveredOn() != null) {
                told.append(say(letter.refused() ? "supervision.draft.refused" : letter.answer() == null ? "supervision.draft.silent"
                        : "supervision.draft.notCorrected", letter.number(), letter.deliveredOn().toString(), letter.issuerName())).append('\n');
            }
        }
        return told.toString().strip();
    }

    private String say(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
