package org.gongqiao.app.ui;

import java.time.LocalDate;
import java.util.List;

/** The wording of articles, where an operator imported it; the statute book implements it. Asked while a page is written. */
@FunctionalInterface
public interface ArticleTexts {

    /** Nobody imported anything. */
    ArticleTexts NONE = (instrument, articles, day) -> List.of();

    /**
     * One article as printed.
     *
     * @param edition    title of the text
     * @param from       first day on which this edition holds; empty where it is not known
     * @param label      its number as printed
     * @param paragraphs its words
     */
    record Article(String edition, String from, String label, List<String> paragraphs) {}

    /** @param articles as a citation writes them; empty where none is there */
    List<Article> find(String instrument, String articles, LocalDate day);
}
