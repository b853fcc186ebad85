package org.gongqiao.app.law.text;

/**
 * A piece of an official text: an article, the words before the first one, or an annex.
 *
 * @param position  place in the text, from 0
 * @param chapter   heading of part and chapter above it; empty for none
 * @param section   heading of the section; empty for none
 * @param number    of the article; 0 for words before the first one and for annexes
 * @param inserted  of an article inserted behind it (the 1 of article 29 bis); 0 for none
 * @param label     its heading as printed; empty for the words before the first article
 * @param body      paragraphs, a line each
 * @param line      line (Word: paragraph, HTML: block) of the file where it begins
 */
public record Provision(int position, String chapter, String section, int number, int inserted, String label, String body, int line) {

    public boolean isArticle() {
        return number > 0;
    }

    /** How a citation names it: {@code 29}, {@code 29.1}. */
    public String article() {
        return inserted == 0 ? String.valueOf(number) : number + "." + inserted;
    }
}
