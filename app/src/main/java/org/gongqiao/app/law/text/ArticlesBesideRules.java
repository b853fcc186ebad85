package org.gongqiao.app.law.text;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.ui.ArticleTexts;
import org.springframework.stereotype.Component;

/** Gives pages the wording of an article beside a rule. */
@Component
class ArticlesBesideRules implements ArticleTexts {

    private final Texts texts;

    ArticlesBesideRules(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Article> find(String instrument, String articles, LocalDate day) {
        return texts.wording(instrument, articles, day).stream().map(wording -> new Article(wording.edition().title(),
                wording.edition().from() == null ? "" : wording.edition().from().toString(), wording.provision().label(), wording.paragraphs())).toList();
    }
}
